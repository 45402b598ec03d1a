/** Where an answer holds what another request needs and nothing else tells. */
import type { Link } from '../../../libs/http/openapi/links.js';

/** Everything about a matter is asked and done under the number that its opening is answered. */
const OF_A_MATTER = [
  'get /api/v1/matters/{no}',
  'get /api/v1/matters/{no}/complaint',
  'post /api/v1/matters/{no}/links',
  'post /api/v1/matters/{no}/explanations',
  'post /api/v1/matters/{no}/rectification-reports',
  'post /api/v1/matters/{no}/recoveries',
  'post /api/v1/matters/{no}/recovery-waivers',
  'post /api/v1/matters/{no}/verdicts',
  'post /api/v1/matters/{no}/extensions',
  'post /api/v1/matters/{no}/closing',
  'post /api/v1/matters/{no}/reopening',
] as const;

/** Everything about an import is asked under the id that its report, or its 202, has. */
const OF_AN_IMPORT = [
  'get /api/v1/imports/{id}',
  'get /api/v1/imports/{id}/progress',
  'get /api/v1/imports/{id}/marked.xlsx',
  'delete /api/v1/imports/{id}',
] as const;

export const LINKS: readonly Link[] = [
  ...OF_AN_IMPORT.map((to) => ({
    from: 'post /api/v1/imports',
    to,
    parameters: { 'path.id': '$response.body#/id' },
  })),
  {
    from: 'post /api/v1/counties/{code}/years/{year}/needs',
    to: 'post /api/v1/corrections',
    body: { eventId: '{$response.body#/events/0/id}' },
  },
  {
    from: 'post /api/v1/counties/{code}/years/{year}/needs',
    to: 'get /api/v1/audit/events/{id}/inclusion',
    parameters: { 'path.id': '$response.body#/events/0/id' },
  },
  {
    from: 'get /api/v1/disbursements/{batchNo}/payments',
    to: 'get /api/v1/beneficiaries/{pseudonym}',
    parameters: { 'path.pseudonym': '$response.body#/items/0/beneficiary' },
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
    from: 'post /api/v1/public/objections',
    to: 'get /api/v1/objections/{no}',
    parameters: { 'path.no': '$response.body#/objectionNo' },
  },
  {
    from: 'post /api/v1/public/objections',
    to: 'get /api/v1/public/objections/{no}',
    parameters: {
      'path.no': '$response.body#/objectionNo',
      'header.Objection-Token': '$response.body#/token',
    },
  },
  {
    from: 'get /api/v1/audit/checkpoints',
    to: 'post /api/v1/audit/checkpoints/{size}/cosignatures',
    parameters: { 'path.size': '$response.body#/items/0/size' },
  },
  {
    from: 'get /api/v1/audit/checkpoints',
    to: 'get /api/v1/audit/consistency',
    parameters: { 'query.to': '$response.body#/items/0/size' },
  },
  ...OF_A_MATTER.map((to) => ({
    from: 'post /api/v1/matters',
    to,
    parameters: { 'path.no': '$response.body#/matterNo' },
  })),
];
