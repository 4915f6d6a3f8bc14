import type { Deps } from '#deps.ts';
import type { Caller } from '#domain/people/access.ts';
import { type GivenNotice, type Notice, type NoticeSettings, noticeOf } from '#domain/results/notice.ts';
import { Problem } from '#errors.ts';
import { findNoticeSettings, saveNoticeSettings } from '#storage/results/notice-settings.ts';
import { roleOf } from '../roles/roles.ts';

/** What every notice says; null while nobody has said it. */
export function noticeSettings(deps: Deps): Promise<NoticeSettings | null> {
  return findNoticeSettings(deps.database);
}

/** Writes what every notice says. */
export function writeNoticeSettings(deps: Deps, caller: Caller, settings: NoticeSettings): Promise<void> {
  return saveNoticeSettings(deps.database, settings, caller.owner);
}

/**
 * The notice that candidates of a role are given, from its running version. Throws Problem `role_not_found`, `not_found` for a
 * language that there is no notice in, or `notice_incomplete` naming what the employer has yet to say.
 */
export async function noticeFor(
  deps: Deps,
  roleId: string,
  asked: { jurisdiction: Notice['jurisdiction']; language: string; postedOn: string | null },
): Promise<GivenNotice> {
  const role = await roleOf(deps, roleId);
  const own = deps.rules.notices.filter(({ jurisdiction }) => jurisdiction === asked.jurisdiction);
  const words = own.find(({ language }) => language === asked.language);
  if (!words)
    throw new Problem(
      'not_found',
      `There is no notice of ${asked.jurisdiction} in ${asked.language}; there is ${own.map((one) => one.language).join(', ')}.`,
    );
  const settings = await findNoticeSettings(deps.database);
  const made = noticeOf(role.content, role.version, words, settings, asked.postedOn);
  if ('missing' in made)
    throw new Problem(
      'notice_incomplete',
      `The employer has yet to say ${made.missing.join(', ')}: PUT /v1/notice-settings.`,
      { missing: made.missing },
    );
  return made.notice;
}
