import { z } from 'zod';

const webAddress = z
  .url({ protocol: /^https?$/, error: 'must be a web address such as https://git.example.com', abort: true })
  .transform((url) => new URL(url).href.replace(/\/$/, ''));

/** Names between single slashes, none of which a host would read as something else. */
const pathPattern = /^[A-Za-z0-9_][\w.-]*(?:\/[A-Za-z0-9_][\w.-]*)*$/;

/** `editing` of `content/site.yaml`: the repository that the editor of the internal edition, and its links, lead to. */
export const editingSchema = z
  .strictObject({
    provider: z.enum(['github', 'gitlab', 'gitea']).describe('What the repository is hosted on; Forgejo is `gitea`.'),
    repository: z
      .string()
      .regex(pathPattern, 'must be written as owner/name, without the host')
      .refine((name) => name.includes('/'), 'must be written as owner/name, without the host')
      .describe('The repository, `fern/help-content`.'),
    branch: z
      .string()
      .regex(pathPattern, 'must be the name of a branch, such as main')
      .default('main')
      .describe('What is published.'),
    folder: z
      .string()
      .regex(pathPattern, 'must be a folder of the repository, such as content')
      .default('content')
      .describe('Where in the repository the content folder is.'),
    baseUrl: webAddress.optional().describe('Address of your own GitLab, Gitea, Forgejo or GitHub Enterprise.'),
    editor: z
      .enum(['on', 'off'])
      .default('on')
      .describe('Whether the internal edition has an editor; when it is off, links lead to the host’s own.'),
    signIn: webAddress
      .optional()
      .describe('GitHub: address of your sign-in service. Without it, writers sign in with an access token.'),
    appId: z
      .string()
      .regex(/^[\w-]{1,200}$/, 'must be the id of an OAuth application, without its secret')
      .optional()
      .describe('GitLab, Gitea: id of the OAuth application (PKCE). Without it, writers sign in with an access token.'),
  })
  .refine(({ provider, baseUrl }) => provider !== 'gitea' || baseUrl !== undefined, {
    path: ['baseUrl'],
    error: 'is required for gitea: the address of your Gitea or Forgejo',
  })
  .refine(({ provider, signIn }) => signIn === undefined || provider === 'github', {
    path: ['signIn'],
    error: 'is for github only; gitlab and gitea sign in with `appId`',
  })
  .refine(({ provider, appId }) => appId === undefined || provider !== 'github', {
    path: ['appId'],
    error: 'is for gitlab and gitea only; github signs in through `signIn`',
  });

export type Editing = z.output<typeof editingSchema>;
