import type { AstroIntegration } from 'astro';

/** What makes a part of the site. A build for which Astro has nothing to render does without its hooks. */
export interface SitePart {
  name: string;
  /** Before the pages are rendered. */
  begin?(): Promise<void> | void;
  /** When all pages are in the staging folder. */
  complete?(log: Log): Promise<void>;
  /** What Astro is told besides. */
  hooks?: AstroIntegration['hooks'];
}

/** For those who want to know every step. */
export type Log = (text: string) => void;

/** The part as Astro knows it, which begins in a build unless it already has. */
export function integrationOf({ name, hooks = {}, ...part }: SitePart): AstroIntegration {
  return {
    name: `jieda:${name}`,
    hooks: {
      ...hooks,
      'astro:config:setup': async (options) => {
        if (options.command === 'build') await part.begin?.();
        await hooks['astro:config:setup']?.(options);
      },
      'astro:build:done': async (options) => {
        await hooks['astro:build:done']?.(options);
        await part.complete?.((text) => options.logger.info(text));
      },
    },
  };
}

/** The part, beginning but once. */
export function beginningOnce({ begin, ...part }: SitePart): SitePart {
  let begun: Promise<void> | undefined;
  return {
    ...part,
    ...(begin && {
      begin: () => {
        begun ??= Promise.resolve(begin());
        return begun;
      },
    }),
  };
}
