import type { Deps } from '#deps.ts';
import { type Caller, isBlind } from '#domain/people/access.ts';
import { hiddenSpans, isNamed } from '#domain/people/blind.ts';
import { Problem } from '#errors.ts';
import type { NoPicture, PageSize } from '#formats/format.ts';
import type { DrawnOutcome, DrawOfFile } from '#formats/guarded/request.ts';
import { identitiesOf } from '#storage/access/identities.ts';
import type { Application } from '#storage/screening/applications.ts';
import { permitFile } from '../access/permit.ts';
import { keptBytes, textOf } from './applications.ts';

/** Why there is nothing to show in words. */
const reasons: Record<NoPicture, string> = {
  no_pages: 'This file has no pages that can be shown; its text can be.',
  not_located:
    'What tells who this is cannot be found for certain on the pages of this file; its text is masked.',
};

/** Sizes of the pages of an application's file, in points, in their order; none, and why, where nothing can be shown. */
export async function pagesOf(
  deps: Deps,
  caller: Caller,
  application: Application,
): Promise<{ pages: PageSize[]; reason: NoPicture | null; message: string | null }> {
  const drawn = await draw(deps, caller, application, { page: null, pixelsPerPoint: 1 });
  if (drawn.ok) return { pages: drawn.pages, reason: null, message: null };
  return { pages: [], reason: drawn.reason, message: reasons[drawn.reason] };
}

/**
 * A page, 1-based, of an application's file as a picture; for blind callers without who it is about and without images. Throws
 * Problem `not_found` where there is none.
 */
export async function pictureOf(
  deps: Deps,
  caller: Caller,
  application: Application,
  page: number,
  pixelsPerPoint: number,
): Promise<{ mime: string; bytes: Uint8Array }> {
  const drawn = await draw(deps, caller, application, { page, pixelsPerPoint });
  if (!drawn.ok) throw new Problem('not_found', reasons[drawn.reason], { reason: drawn.reason });
  if (drawn.picture === null)
    throw new Problem('not_found', `The file has ${drawn.pages.length} pages, and no page ${page} to show.`);
  const bytes = drawn.picture.bytes ?? (await keptBytes(deps, application.sha256));
  return { mime: drawn.picture.mime, bytes };
}

async function draw(
  deps: Deps,
  caller: Caller,
  application: Application,
  asked: Pick<DrawOfFile, 'page' | 'pixelsPerPoint'>,
): Promise<(DrawnOutcome & { ok: true }) | { ok: false; reason: NoPicture }> {
  await permitFile(deps, caller, application);
  const hide = isBlind(caller) ? await hiddenOf(deps, application) : null;
  if (hide === 'not_located') return { ok: false, reason: 'not_located' };
  const drawn = await deps.pictures.draw(application.sha256, () => keptBytes(deps, application.sha256), {
    ...asked,
    // In quarters: what is remembered is asked for again.
    pixelsPerPoint: Math.round(asked.pixelsPerPoint * 4) / 4,
    hide,
  });
  if (drawn.ok) return drawn;
  return { ok: false, reason: drawn.reason === 'not_located' ? 'not_located' : 'no_pages' };
}

/** What has to be hidden of an application's file; without a text, or without a name in it, it cannot be located. */
async function hiddenOf(deps: Deps, application: Application): Promise<DrawOfFile['hide'] | 'not_located'> {
  const text = await textOf(deps, application);
  const identity = (await identitiesOf(deps.database, [application.id], deps.rules.telling)).get(
    application.id,
  );
  if (text === null || identity === undefined || !isNamed(text, identity)) return 'not_located';
  return { text, spans: hiddenSpans(text, identity) };
}
