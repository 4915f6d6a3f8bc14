/* Examples of bodies, by operation. The description's test holds each against its schema. */

interface Example {
  request?: unknown;
  response?: unknown;
}

const links = {
  self: '/v1/batches/0b2f6c1e-6a44-4a0e-9d2f-5b7f3a1c2d4e',
  files: '/v1/batches/0b2f6c1e-6a44-4a0e-9d2f-5b7f3a1c2d4e/files',
  events: '/v1/batches/0b2f6c1e-6a44-4a0e-9d2f-5b7f3a1c2d4e/events',
  shortlist: '/v1/roles/backend-practice-lead/shortlist',
};

const batch = {
  id: '0b2f6c1e-6a44-4a0e-9d2f-5b7f3a1c2d4e',
  role: 'backend-practice-lead',
  asOf: '2026-11-01',
  state: 'running',
  priority: 'normal',
  createdBy: 'Ida of HR',
  createdAt: '2026-11-25T09:30:00.000Z',
  finishedAt: null,
  counts: { received: 13, queued: 12, screened: 1, unreadable: 0, duplicate: 0, refused: 0, cancelled: 0 },
  archives: { expanding: 0, expanded: 0 },
  links,
};

const application = '5f0e7d1c-9b3a-4c58-8f6e-2d1a0b9c8e7f';

export const examples: Record<string, Example> = {
  replaceField: {
    request: {
      label: 'kitchens',
      isco: ['3434', '5120'],
      skills: ['food safety', 'menu planning'],
      weak: ['food safety'],
    },
  },
  uploadBatch: { response: batch },
  getBatch: { response: { ...batch, progress: { settled: 1, total: 13, perSecond: 4.5, secondsLeft: 3 } } },
  closeBatch: { response: { ...batch, state: 'finished', finishedAt: '2026-11-25T09:30:12.000Z' } },
  listBatchFiles: {
    response: {
      files: [
        {
          file: 'cut-off.pdf',
          size: 1400,
          outcome: 'unreadable',
          needsReview: false,
          reason: 'corrupt',
          message: 'The file is damaged or incomplete.',
          nextStep: 'Ask for the file again, or open it and save it anew as PDF.',
          applicationId: application,
        },
      ],
      nextCursor: null,
    },
  },
  createKey: { request: { owner: 'Our ATS', ownerKind: 'system', preset: 'integrator' } },
  decide: {
    request: { outcome: 'advance', reason: 'Strong lead, talk to her.' },
    response: {
      decisions: [{ applicationId: application, decisionId: '8d1b2c3e-1111-4222-8333-944455566677' }],
    },
  },
  decideMany: {
    request: { applicationIds: [application], outcome: 'reject', reason: 'No team was led.', confirm: true },
  },
  answerQuestions: { request: { answers: [{ question: 'notice-period', value: 30 }] } },
  correctFact: {
    request: {
      field: 'job.start',
      becomes: '2012-01',
      was: '2015-01',
      quote: 'Jan 2015 – Present',
      reason: 'The letter says 2012.',
    },
  },
  reviewApplication: {
    request: { kind: 'read_by_person', reason: 'Read on paper: eight years, leads a team.' },
  },
  rereadApplication: { request: { recognise: true } },
  unlockDocument: { request: { password: 'the password' } },
  setThresholds: { request: { strong: 75, possible: 50, reason: 'All whom we advanced are above.' } },
  createHandOver: {
    request: { applicationIds: [application], days: 14, note: 'The three to talk to first.' },
  },
  downloadHandOver: { request: { applicationIds: [application] } },
  createConnection: {
    request: {
      system: 'greenhouse',
      name: 'Greenhouse',
      signingSecret: 'the secret key of the web hook',
      credentials: { clientId: 'client', clientSecret: 'secret' },
      writeBack: true,
    },
  },
  changeConnection: { request: { egress: ['files.example.com'] } },
  addSigningSecret: { request: { replace: 'overlap' } },
  mapJob: { request: { role: 'backend-practice-lead' }, response: { released: 4 } },
  createEndpoint: {
    request: {
      url: 'https://hr.example.com/prescreen',
      description: 'Results into the ATS',
      events: ['application.screened', 'application.needs_review'],
    },
  },
  changeEndpoint: { request: { state: 'active' } },
  recoverDeliveries: { request: { since: '2026-11-24T00:00:00.000Z' }, response: { queued: 12 } },
};
