import { Readable } from 'node:stream';
import type { Deps } from '#deps.ts';
import type { Caller } from '#domain/people/access.ts';
import { type ReviewKind, settlesVerdict } from '#domain/people/review.ts';
import { type TypedFacts, textOfFacts } from '#domain/people/typed-facts.ts';
import { Problem } from '#errors.ts';
import { isAbsent } from '#storage/intake/absent.ts';
import { saveReview } from '#storage/results/reviews.ts';
import type { Application } from '#storage/screening/applications.ts';
import { forgetReading, reread } from '#storage/screening/rereads.ts';
import { findScorecard } from '#storage/screening/scorecards.ts';
import { findTypedBy, saveTypedFacts } from '#storage/screening/typed-facts.ts';
import { aboutToStore, discard } from '../intake/stray-bytes.ts';
import type { Received } from '../intake/upload.ts';
import { roleOf } from '../roles/roles.ts';
import { refuseContested } from './contested.ts';
import { applicationOf } from './inputs.ts';
import { bytesOf, keepOutcome } from './screen.ts';

/* What a person can do about a file that could not be read, or an application that could not be judged. */

/** Puts another file in the place of an application's. Throws Problem `not_found`, `no_files` or `conflict`. */
export async function replaceDocument(
  deps: Deps,
  caller: Caller,
  applicationId: string,
  file: Received | null,
): Promise<void> {
  await applicationOf(deps, applicationId).catch(async (error) => {
    if (file) await discard(deps, [file]);
    throw error;
  });
  if (file === null || file.sha256 === null)
    throw new Problem(
      'no_files',
      file?.refused
        ? 'The file was refused: it is larger than the limit.'
        : 'Send one file as multipart/form-data, for example: curl -F "file=@cv.pdf".',
    );
  const { sha256, size, fileName } = file;
  const done = await reread(deps.database, {
    applicationId,
    task: 'screen',
    file: { sha256, size, fileName },
    actor: caller.owner,
    action: 'application.document_replaced',
  });
  if (!done) {
    await discard(deps, [file]);
    throw new Problem('conflict', 'That file is another application for this role already.');
  }
  deps.kick();
}

/**
 * Takes facts that a person typed in for a file that no software reads, or of which it reads no facts: they are read and scored like a résumé, and every
 * piece of evidence says who entered it. The file that came in stays. Throws Problem `not_found`, `forbidden`, `same_person` or `conflict`.
 */
export async function typeFacts(
  deps: Deps,
  caller: Caller,
  applicationId: string,
  facts: TypedFacts,
  reason: string,
): Promise<void> {
  if (caller.ownerKind !== 'person')
    throw new Problem('forbidden', 'Facts are typed in by a named person, with a key of theirs.');
  const application = await applicationOf(deps, applicationId);
  await refuseContested(deps, caller, [applicationId]);
  const isOpen =
    application.state === 'unreadable' ||
    (await findTypedBy(deps.database, application)) !== null ||
    (await hasNoFacts(deps, application));
  if (!isOpen) throw new Problem('conflict', 'The file was read: correct or override what is wrong instead.');
  const { sha256, size } = await deps.files.put(
    Readable.from([Buffer.from(textOfFacts(facts))]),
    (_path, own) => aboutToStore(deps, own),
  );
  const { owner: author, id: keyId } = caller;
  const done = await reread(deps.database, {
    applicationId,
    task: 'screen',
    file: { sha256, size, fileName: application.fileName },
    actor: author,
    action: 'application.facts_typed',
    alongside: (transaction) => saveTypedFacts(transaction, { applicationId, sha256, author, keyId, reason }),
  });
  if (!done) throw new Problem('conflict', 'The same facts are another application for this role already.');
  deps.kick();
}

/** True for an application of whose file no facts were read. */
async function hasNoFacts(deps: Deps, application: Application): Promise<boolean> {
  const role = await roleOf(deps, application.roleId);
  const card = await findScorecard(deps.database, role.evaluation ?? '', application);
  return card?.reviewReasons.includes('no_facts') ?? false;
}

/** Reads the file again; with `recognise` its pages are recognised as pictures. Throws Problem `not_found` or `conflict`. */
export async function readAgain(
  deps: Deps,
  caller: Caller,
  applicationId: string,
  recognise: boolean,
): Promise<void> {
  const application = await applicationOf(deps, applicationId);
  if (await isAbsent(deps.database, application.sha256))
    throw new Problem('conflict', 'There is no file to be read: put one in its place (PUT …/document).');
  if (recognise && deps.scans === null)
    throw new Problem('conflict', 'Recognition of pictures is switched off (OCR_READERS=0).');
  await forgetReading(deps.database, application.sha256, deps.version);
  await reread(deps.database, {
    applicationId,
    task: recognise ? 'recognise' : 'screen',
    file: null,
    actor: caller.owner,
    action: recognise ? 'application.recognised' : 'application.read_again',
  });
  deps.kick();
}

/**
 * Opens a protected file with its password, in a reader process; the password is not kept. Throws Problem `not_found`,
 * `conflict` when the file is not protected, or `wrong_password`.
 */
export async function unlock(
  deps: Deps,
  caller: Caller,
  applicationId: string,
  password: string,
): Promise<void> {
  const application = await applicationOf(deps, applicationId);
  if (application.reason !== 'encrypted')
    throw new Problem('conflict', 'The file is not waiting for a password.');
  const outcome = await deps.readers.read(() => bytesOf(deps, application), { password });
  if (!outcome.ok && outcome.reason === 'encrypted')
    throw new Problem(
      'wrong_password',
      'The password does not open the file. PDF files can be unlocked here.',
    );
  await forgetReading(deps.database, application.sha256, deps.version);
  await keepOutcome(deps, application.sha256, outcome);
  await reread(deps.database, {
    applicationId,
    task: 'screen',
    file: null,
    actor: caller.owner,
    action: 'application.unlocked',
  });
  deps.kick();
}

/** Records what a person settled. Throws Problem `not_found`, `forbidden`, `same_person` while it is contested, or `conflict` when the state asks for another way. */
export async function review(
  deps: Deps,
  caller: Caller,
  applicationId: string,
  asked: { kind: ReviewKind; criterion: string | null; verdict: string | null; reason: string },
): Promise<{ reviewId: string }> {
  if (caller.ownerKind !== 'person')
    throw new Problem('forbidden', 'A review needs the key of a named person.');
  const application = await applicationOf(deps, applicationId);
  await refuseContested(deps, caller, [applicationId]);
  const aboutFile = asked.kind === 'read_by_person' || asked.kind === 'not_a_resume';
  if (aboutFile !== (application.state === 'unreadable' || application.screening === 'manual'))
    throw new Problem(
      'conflict',
      aboutFile
        ? 'The file was read: confirm, override or accept its verdicts.'
        : 'There are no verdicts: settle it as read_by_person or not_a_resume, or replace it.',
    );
  if ((asked.kind === 'confirmed' || asked.kind === 'overridden') && asked.criterion === null)
    throw new Problem('bad_request', 'criterion: say which verdict you confirm or override.');
  if ((asked.kind === 'overridden') !== (asked.verdict !== null))
    throw new Problem('bad_request', 'verdict: an override says which verdict holds; nothing else has one.');
  const opened = asked.kind === 'confirmed' && (await isUnknown(deps, application, asked.criterion));
  const reviewId = await saveReview(deps.database, applicationId, {
    ...asked,
    // To confirm a must-have that could not be told is to say that it is met; later readings do not change what was said.
    ...(opened ? { verdict: 'met' } : {}),
    by: caller.owner,
    keyId: caller.id,
  });
  if (settlesVerdict(asked)) deps.kick();
  return { reviewId };
}

/** True where the shown scorecard leaves a must-have open. */
async function isUnknown(deps: Deps, application: Application, criterion: string | null): Promise<boolean> {
  const role = await roleOf(deps, application.roleId);
  const card = await findScorecard(deps.database, role.evaluation ?? '', application);
  return card?.gates.some((gate) => gate.criterion === criterion && gate.status === 'unknown') ?? false;
}
