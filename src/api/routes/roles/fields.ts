import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import { ExplainedJobBody, FieldBody, OccupationBody } from '#api/field-bodies.ts';
import type { Routes } from '#api/route.ts';
import { idOf, ProblemBody, problemResponses } from '#api/schemas.ts';
import { OwnField } from '#domain/judging/role.ts';
import { findOccupations } from '#domain/words/find-occupations.ts';
import { openApplication } from '#flows/results/applications.ts';
import {
  allFields,
  fieldNamed,
  placesIn,
  removeField,
  type ToldField,
  writeField,
} from '#flows/roles/fields.ts';

const Name = z.string().max(200).describe('id of a field, or `occupation:` and the id of an occupation');
const params = z.object({ field: Name });
const Changed = z.object({
  id: z.string(),
  roles: z
    .array(z.string())
    .describe('roles that count it: each has a new version, and everyone is scored anew'),
});
const mostFound = 50;
const Asked = z
  .strictObject({
    q: z.string().trim().min(2).max(200).optional().describe('a title: head chef, Lehrerin, infirmier'),
    ids: z
      .string()
      .max(5000)
      .optional()
      .describe('ids with commas, in place of a title: those that there are, in this order'),
    limit: z.coerce.number().int().min(1).max(mostFound).default(20).describe('most occupations'),
  })
  .refine(({ q, ids }) => q !== undefined || ids !== undefined, {
    message: 'q or ids is needed',
    path: ['q'],
  });

const told = ({ field, keptBy }: ToldField) => ({ ...field, keptBy });

/** Occupations, and fields of work. */
export const fields: Routes = (app, deps) => {
  writes(app, deps);
  app.get(
    '/occupations',
    {
      config: { scope: 'roles:read', of: 'nobody', personal: 'never' },
      schema: {
        operationId: 'findOccupations',
        tags: ['roles'],
        summary: 'Occupations by a title, in seven languages',
        description:
          'From ESCO and O*NET: titles that are the text first, then labels that begin with it, then those that hold it. A criterion names one as its field: `occupation:<id>`. This service uses the ESCO classification of the European Commission; it includes information from O*NET by the U.S. Department of Labor (CC BY 4.0), modified.',
        querystring: Asked,
        response: { 200: z.object({ occupations: z.array(OccupationBody) }), ...problemResponses },
      },
    },
    async ({ query: { q, ids, limit } }) => {
      const index = deps.work.occupations;
      const found = ids
        ? ids.split(',').flatMap((id) => index.byId(id.trim()) ?? [])
        : findOccupations(index, q ?? '', limit);
      return {
        occupations: found
          .slice(0, limit)
          .map(({ id, isco, label, labels, parent }) => ({ id, isco, label, labels, parent })),
      };
    },
  );

  app.get(
    '/fields',
    {
      config: { scope: 'roles:read', of: 'nobody', personal: 'never' },
      schema: {
        operationId: 'listFields',
        tags: ['roles'],
        summary: 'Fields of work that roles may count',
        description: 'Those of the rules and those that people keep, which win over them, by id.',
        response: { 200: z.object({ fields: z.array(FieldBody) }), ...problemResponses },
      },
    },
    async () => ({ fields: (await allFields(deps)).map(told) }),
  );

  app.get(
    '/fields/:field',
    {
      config: { scope: 'roles:read', of: 'nobody', personal: 'never' },
      schema: {
        operationId: 'getField',
        tags: ['roles'],
        summary: 'A field of work: its occupations, evidence and rivals',
        description: '`occupation:<id>` gives the field that is made of an occupation.',
        params,
        response: { 200: FieldBody, ...problemResponses },
      },
    },
    async ({ params: { field } }) => told(await fieldNamed(deps, field)),
  );

  app.get(
    '/applications/:id/fields/:field',
    {
      config: { scope: 'applications:read', of: 'application', personal: 'masked' },
      schema: {
        operationId: 'explainField',
        tags: ['applications'],
        summary: 'Why each job is in a field of work or not, with quotes',
        description: 'As `prescreen field explain` tells it of files.',
        params: z.object({ id: idOf('application'), field: Name }),
        response: {
          200: z.object({
            applicationId: z.string(),
            field: z.object({ id: z.string(), label: z.string() }),
            jobs: z.array(ExplainedJobBody),
          }),
          409: ProblemBody,
          ...problemResponses,
        },
      },
    },
    async (request) => {
      const { id, field } = request.params;
      const application = await openApplication(deps, callerOf(request), id, 'fields');
      return placesIn(deps, application, field);
    },
  );
};

const writes: Routes = (app, deps) => {
  app.put(
    '/fields/:field',
    {
      config: { scope: 'roles:write', of: 'installation', personal: 'never' },
      schema: {
        operationId: 'replaceField',
        tags: ['roles'],
        summary: 'Keep a field of work: roles that count it get a new version',
        description:
          'Occupations (ids, or ISCO-08 groups by their first digits) and ids of evidence; no phrases. Everyone who applied to a role that counts it is scored anew; no file is opened. One of an id that the rules have stands in the place of theirs; `If-None-Match: *` refuses that.',
        params: z.object({ field: OwnField.shape.id.describe('id of the field') }),
        headers: z.looseObject({
          'if-none-match': z
            .literal('*')
            .optional()
            .describe('keeps nothing where a field of this id is there'),
        }),
        body: OwnField.omit({ id: true }),
        response: { 200: Changed, 409: ProblemBody, 422: ProblemBody, ...problemResponses },
      },
    },
    async (request) => {
      const { field: id } = request.params;
      const isNew = request.headers['if-none-match'] !== undefined;
      const { roles } = await writeField(deps, { ...request.body, id }, callerOf(request).owner, isNew);
      return { id, roles };
    },
  );

  app.delete(
    '/fields/:field',
    {
      config: { scope: 'roles:write', of: 'installation', personal: 'never' },
      schema: {
        operationId: 'removeField',
        tags: ['roles'],
        summary: 'Drop a kept field; the one of the rules counts again, if there is one',
        description: 'Refused while a role counts it and the rules have none of its id.',
        params,
        response: { 200: Changed, 409: ProblemBody, ...problemResponses },
      },
    },
    async (request) => {
      const { field: id } = request.params;
      return { id, ...(await removeField(deps, id, callerOf(request).owner)) };
    },
  );
};
