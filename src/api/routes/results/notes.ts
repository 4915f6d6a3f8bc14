import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import type { Routes } from '#api/route.ts';
import { idOf, ProblemBody, problemResponses, Words } from '#api/schemas.ts';
import { note, notesOf, takeNoteAway } from '#flows/results/notes.ts';

const params = z.object({ id: idOf('application') });
const config = { scope: 'decide', of: 'application', personal: 'masked' } as const;

const NoteBody = z
  .object({ id: z.string(), text: z.string(), author: z.string(), writtenAt: z.string() })
  .meta({ id: 'Note' });

/** What people write of an application for each other. */
export const notes: Routes = (app, deps) => {
  app.get(
    '/applications/:id/notes',
    {
      config: { ...config, scope: 'applications:read' },
      schema: {
        operationId: 'listNotes',
        tags: ['applications'],
        summary: 'What colleagues wrote of an application',
        description: 'The newest first. Nothing of it is scored.',
        params,
        response: { 200: z.object({ notes: z.array(NoteBody) }), ...problemResponses },
      },
    },
    async (request) => ({ notes: await notesOf(deps, request.params.id) }),
  );

  app.post(
    '/applications/:id/notes',
    {
      config,
      schema: {
        operationId: 'writeNote',
        tags: ['applications'],
        summary: 'Write a note for colleagues',
        description: 'The person may ask for it: it goes with them when they are erased.',
        params,
        body: z.strictObject({ text: Words.min(1).max(10_000) }),
        response: { 201: z.object({ noteId: z.string() }), ...problemResponses },
      },
    },
    async (request, reply) => {
      const noteId = await note(deps, callerOf(request), request.params.id, request.body.text);
      return reply.status(201).send({ noteId });
    },
  );

  app.delete(
    '/applications/:id/notes/:note',
    {
      config: { ...config, personal: 'never' },
      schema: {
        operationId: 'removeNote',
        tags: ['applications'],
        summary: 'Take a note away: one’s own, or with `admin` anybody’s',
        description: 'It is gone; that it was is in the audit.',
        params: params.extend({ note: idOf('note') }),
        response: { 204: z.null(), 409: ProblemBody, ...problemResponses },
      },
    },
    async (request, reply) => {
      await takeNoteAway(deps, callerOf(request), request.params.id, request.params.note);
      return reply.status(204).send(null);
    },
  );
};
