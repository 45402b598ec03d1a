/**
 * What the api needs of the rest of Doudi: one object, built by whoever starts the process. Every
 * answer of a query is ready for JSON, in the shape of api.md: money as yuan strings, no bigint.
 */
import type { DisclosurePort } from './disclosure/disclosure-port.js';

export { InvalidCursor } from '../../libs/http/answers.js';
export type { Answer, Page, PageRequest, PointInTime, Recording } from '../../libs/http/answers.js';

export abstract class Backend {
  abstract readonly disclosure: DisclosurePort;
}
