/** Where an answer holds what another request needs and nothing else tells. */
import type { Link } from '../../../libs/http/openapi/links.js';

/** Everything that is done in a matter is done under the number that its opening is answered. */
const OF_A_MATTER = [
  'links',
  'explanations',
  'rectification-reports',
  'recoveries',
  'recovery-waivers',
  'verdicts',
  'extensions',
  'closing',
  'reopening',
] as const;

export const LINKS: readonly Link[] = [
  {
    from: 'post /api/v1/counties/{code}/years/{year}/needs',
    to: 'post /api/v1/corrections',
    body: { eventId: '{$response.body#/events/0/id}' },
  },
  {
    from: 'get /api/v1/disbursements/{batchNo}/payments',
    to: 'post /api/v1/forgettings',
    body: { beneficiary: '{$response.body#/items/1/beneficiary}' },
  },
  {
    from: 'post /api/v1/public/objections',
    to: 'post /api/v1/objections/{no}/answer',
    parameters: { 'path.no': '$response.body#/objectionNo' },
  },
  {
    from: 'get /api/v1/audit/checkpoints',
    to: 'post /api/v1/audit/checkpoints/{size}/cosignatures',
    parameters: { 'path.size': '$response.body#/items/0/size' },
  },
  ...OF_A_MATTER.map((step) => ({
    from: 'post /api/v1/matters',
    to: `post /api/v1/matters/{no}/${step}`,
    parameters: { 'path.no': '$response.body#/matterNo' },
  })),
];
