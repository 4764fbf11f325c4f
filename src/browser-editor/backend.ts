import { gitHost } from '../knowledge/edit-url.ts';
import type { Editing } from '../knowledge/schemas/editing.ts';

/** `backend` of the editor's configuration: how it reads and writes the repository. */
export function backendOf(editing: Editing): Record<string, unknown> {
  const { provider, repository, branch, baseUrl, signIn, appId } = editing;
  const canSignIn = (signIn ?? appId) !== undefined;
  return {
    name: provider,
    repo: repository,
    branch,
    ...(baseUrl !== undefined && { api_root: apiRoot(editing) }),
    ...(provider === 'github' ? signIn && { base_url: signIn } : baseUrl && { base_url: baseUrl }),
    ...(appId !== undefined && { app_id: appId }),
    ...(appId !== undefined && provider === 'gitlab' && { auth_type: 'pkce' }),
    auth_methods: canSignIn ? ['oauth', 'token'] : ['token'],
  };
}

/**
 * How changes are saved. With the editorial workflow each is a branch and a pull request, which the editor offers for
 * GitHub and GitLab; with Gitea it commits to the branch.
 */
export function publishModeOf({ provider }: Editing): 'editorial_workflow' | 'simple' {
  return provider === 'gitea' ? 'simple' : 'editorial_workflow';
}

/** Origins that the editor's page must reach. */
export function editorSources(editing: Editing): { connect: string[]; img: string[] } {
  const host = new URL(gitHost(editing)).origin;
  // GitLab and Gitea answer the sign-in at the host itself; GitHub's is in a window of its own.
  const connect = [...new Set([new URL(apiRoot(editing)).origin, ...(editing.provider === 'github' ? [] : [host])])];
  // Pictures of the people who work on a change.
  const img = editing.provider === 'github' && editing.baseUrl === undefined ? ['https://avatars.githubusercontent.com'] : [host];
  return { connect, img };
}

function apiRoot(editing: Editing): string {
  const { provider, baseUrl } = editing;
  if (provider === 'github') return baseUrl === undefined ? 'https://api.github.com' : `${baseUrl}/api/v3`;
  return `${gitHost(editing)}/api/${provider === 'gitlab' ? 'v4' : 'v1'}`;
}
