import { type UnreadableReason, unreadableReasons } from '#errors.ts';
import { printable, printableJson } from './printable.ts';

/** The line of a file that could not be read, with what to do next: in words, or as a JSON object. */
export function unreadableLine(path: string, reason: UnreadableReason, json: boolean | undefined): string {
  const { message, nextStep } = unreadableReasons[reason];
  return json
    ? printableJson({ file: path, status: 'unreadable', reason, message, nextStep })
    : `${printable(path)}: ${message} ${nextStep}`;
}
