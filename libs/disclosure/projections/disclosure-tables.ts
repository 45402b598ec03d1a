/** Publications of documents, withdrawals, objections and their answers, as rows. */
import { type Projection, addingRows } from '../../projection/projection.js';

const ITEM = ['kind', 'region', 'fiscal_year', 'subject'];

const documentPublications = addingRows(
  {
    name: 'document_publications',
    columns: ['position', 'recorded_at', ...ITEM, 'published_on', 'url'],
  },
  {
    DocumentPublished: (
      { kind, region, fiscalYear, subject, publishedOn, url },
      { position, recordedAt },
    ) => [[position, recordedAt, kind, region, fiscalYear, subject, publishedOn, url]],
  },
);

const withdrawals = addingRows(
  {
    name: 'disclosure_withdrawals',
    columns: ['position', 'recorded_at', ...ITEM, 'withdrawn_on', 'reason'],
  },
  {
    DisclosureWithdrawn: (
      { kind, region, fiscalYear, subject, withdrawnOn, reason },
      { position, recordedAt },
    ) => [[position, recordedAt, kind, region, fiscalYear, subject, withdrawnOn, reason]],
  },
);

const objections = addingRows(
  {
    name: 'objections',
    columns: [
      'position',
      'recorded_at',
      'objection_no',
      'region',
      'program',
      'period',
      'document_no',
      'lodged_on',
      'due_on',
      'content_hash',
      'token_hash',
      'contact',
    ],
  },
  {
    ObjectionLodged(data, { position, recordedAt }) {
      const subject = [data.objectionNo, data.region, data.program, data.period, data.documentNo];
      const sealed = [data.contentHash, data.tokenHash, data.contact];
      return [[position, recordedAt, ...subject, data.lodgedOn, data.dueOn, ...sealed]];
    },
  },
);

const answers = addingRows(
  {
    name: 'objection_answers',
    columns: [
      'position',
      'recorded_at',
      'objection_no',
      'outcome',
      'answered_on',
      'content_hash',
      'answered_by',
      'role',
    ],
  },
  {
    ObjectionAnswered: (
      { objectionNo, outcome, answeredOn, contentHash },
      { position, recordedAt },
      { actor: { subject, role } },
    ) => [[position, recordedAt, objectionNo, outcome, answeredOn, contentHash, subject, role]],
  },
);

export const disclosureTables: readonly Projection[] = [
  documentPublications,
  withdrawals,
  objections,
  answers,
];
