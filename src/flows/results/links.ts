import type { Deps } from '#deps.ts';

/** Addresses of an application's pages, absolute when PUBLIC_URL is set. */
export function linksOf(deps: Deps, applicationId: string): Record<string, string> {
  const base = `${deps.config.publicUrl ?? ''}/v1/applications/${applicationId}`;
  return { self: base, explanation: `${base}/explanation`, document: `${base}/document` };
}
