import MailComposer from 'nodemailer/lib/mail-composer';
import type { Deps } from '#deps.ts';
import { type Caller, isBlind } from '#domain/people/access.ts';
import { hidden } from '#domain/people/blind.ts';
import { deciderOf } from '#domain/people/human-path.ts';
import {
  type LeftOut,
  type MessageKind,
  type MessageText,
  type MessageWords,
  messageOf,
  missingIn,
} from '#domain/results/messages.ts';
import type { LintFinding } from '#domain/roles/lint-words.ts';
import { Problem } from '#errors.ts';
import { writeAudit } from '#storage/access/audit.ts';
import { findCandidates } from '#storage/intake/candidates.ts';
import { ownMessages, saveMessage } from '#storage/results/messages.ts';
import { findNoticeSettings } from '#storage/results/notice-settings.ts';
import { roleOf } from '../roles/roles.ts';
import { receiversOf } from './message-receivers.ts';

/* What candidates are told after a person has decided. Nothing is sent from here. */

/** The words of every kind and language for a role: its own where it has such. Throws Problem `role_not_found`. */
export async function messagesOf(deps: Deps, roleId: string) {
  await roleOf(deps, roleId);
  const own = await ownMessages(deps.database, roleId);
  return deps.rules.messages.map((text) => {
    const mine = own.find(({ kind, language }) => kind === text.kind && language === text.language);
    const { kind, language, subject, body } = text;
    return {
      kind,
      language,
      ...(mine ? { subject: mine.subject, body: mine.body } : { subject, body }),
      writtenBy: mine?.updatedBy ?? null,
    };
  });
}

function textOf(deps: Deps, kind: MessageKind, language: string): MessageText {
  const texts = deps.rules.messages.filter((one) => one.kind === kind);
  const text = texts.find((one) => one.language === language);
  if (!text)
    throw new Problem(
      'not_found',
      `There is no ${kind} in ${language}; there is ${texts.map((one) => one.language).join(', ')}.`,
    );
  return text;
}

/** Throws Problem `message_refused` for words that name what the law forbids to judge by; gives what it warns of. */
function lint(deps: Deps, { subject, body }: MessageWords): LintFinding[] {
  const findings = [
    ...deps.lintWords({ path: 'subject', text: subject }),
    ...deps.lintWords({ path: 'body', text: body }),
  ];
  const refused = findings.filter(({ severity }) => severity === 'refuse');
  if (refused.length > 0)
    throw new Problem('message_refused', refused.map((one) => `${one.path}: ${one.message}`).join(' '), {
      findings,
    });
  return findings;
}

/**
 * Gives a role words of its own, or with null those of the rules again. Gives what the linter warns of. Throws Problem
 * `role_not_found`, `not_found` for a language that there is none in, or `message_refused`.
 */
export async function writeMessage(
  deps: Deps,
  caller: Caller,
  roleId: string,
  which: { kind: MessageKind; language: string },
  words: MessageWords | null,
): Promise<LintFinding[]> {
  await roleOf(deps, roleId);
  textOf(deps, which.kind, which.language);
  const findings = words === null ? [] : lint(deps, words);
  await saveMessage(deps.database, roleId, which, words, caller.owner);
  return findings;
}

interface GivenMessage extends MessageWords {
  applicationId: string;
  /** What the file is called. */
  file: string;
  candidate: { name: string | null; email: string | null; phone: null };
  /** The same as a mail that nobody has sent yet (RFC 5322); null for blind callers, and where no address of theirs was read. */
  eml: string | null;
}

interface Asked {
  roleId: string;
  kind: MessageKind;
  language: string;
  applicationIds: string[];
  /** Words for these alone; null: those of the role. */
  words: MessageWords | null;
  /** True: whoever may not be told this is left out and named, and the others are given theirs. */
  leaveOut: boolean;
}

/**
 * Messages to some who applied for a role, with the fields filled in, and who was left out; that they were given is audited. Throws Problem
 * `role_not_found`, `not_found`, `forbidden` for a system's key, `not_decided` naming those whom nobody has rejected yet, or of an invitation who is rejected,
 * `notice_incomplete` for what the employer has yet to say, or `message_refused`.
 */
export async function giveMessages(
  deps: Deps,
  caller: Caller,
  asked: Asked,
): Promise<{ messages: GivenMessage[]; left: LeftOut[] }> {
  if (caller.ownerKind !== 'person')
    throw new Problem('forbidden', 'What somebody is told is given to a named person, who stands for it.');
  const role = await roleOf(deps, asked.roleId);
  const text = textOf(deps, asked.kind, asked.language);
  const all = await messagesOf(deps, asked.roleId);
  const kept = all.find(({ kind, language }) => kind === asked.kind && language === asked.language) ?? text;
  const words = asked.words ?? { subject: kept.subject, body: kept.body };
  lint(deps, words);
  const { receivers: applications, left } = await receiversOf(deps, asked, asked.leaveOut);
  const settings = await findNoticeSettings(deps.database);
  const people = await findCandidates(
    deps.database,
    applications.map(({ candidateId }) => candidateId),
  );
  const given: GivenMessage[] = [];
  for (const application of applications) {
    const person = people.find(({ id }) => id === application.candidateId);
    const name = person?.name ?? null;
    const facts = {
      // To whoever is blind a message is shown as it is, but for whom it greets.
      name: isBlind(caller) && name !== null ? hidden : name,
      role: role.content.title,
      employer: settings?.employer ?? null,
      contact: settings?.contact ?? null,
      sender: caller.owner,
      decider: application.decision ? deciderOf(application.decision.by) : null,
    };
    const missing = missingIn(words, facts);
    if (missing.length > 0)
      throw new Problem(
        'notice_incomplete',
        `Nobody has said ${missing.join(', ')} yet: an administrator says it once for all messages (“Employer, with the address”; PUT /v1/notice-settings), or take {${missing.join('}, {')}} out of the words.`,
        { missing },
      );
    const message = messageOf(words, text, facts);
    const candidate = { name, email: person?.email ?? null, phone: null };
    given.push({
      applicationId: application.id,
      file: application.fileName,
      candidate,
      ...message,
      eml:
        isBlind(caller) || candidate.email === null
          ? null
          : await emlOf(deps, application.id, asked.kind, { ...candidate, email: candidate.email }, message),
    });
  }
  await writeAudit(
    deps.database,
    applications.map(({ id }) => ({
      actor: caller.owner,
      action: 'message.given',
      subject: 'application' as const,
      subjectId: id,
      detail: { key: caller.id, kind: asked.kind, language: asked.language },
    })),
  );
  return { messages: given, left };
}

/** A message as a mail that opens as a draft. */
async function emlOf(
  deps: Deps,
  id: string,
  kind: MessageKind,
  { name, email }: { name: string | null; email: string },
  { subject, body }: MessageWords,
): Promise<string> {
  const mail = new MailComposer({
    to: { name: name ?? '', address: email },
    subject,
    text: body,
    date: deps.now(),
    messageId: `<${id}.${kind}@prescreen.invalid>`,
    headers: { 'X-Unsent': '1' },
    newline: 'windows',
  });
  return (await mail.compile().build()).toString('utf8');
}
