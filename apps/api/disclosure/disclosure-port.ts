/** What the api asks of disclosure: public answers, duties, publications, objections. */
import type { Readable } from 'node:stream';
import type { DataOf } from '../../../libs/event-catalogue/catalogue.js';
import type { PublishedItemKind } from '../../../libs/event-catalogue/vocabulary.js';
import type {
  ObjectionOutcome,
  ObjectionStatus,
} from '../../../libs/disclosure/domain/objections.js';
import type { PublishedItem } from '../../../libs/disclosure/domain/published-items.js';
import type { PublicRow, PublicTable } from '../../../libs/disclosure/domain/public-tables.js';
import type { DutyStatus } from '../../../libs/disclosure/store/duties.js';
import type { Lodged } from '../../../libs/disclosure/store/objection-commands.js';
import type {
  ListedObjection,
  ObjectionStanding,
} from '../../../libs/disclosure/store/objection-list.js';
import type { ListAddress } from '../../../libs/disclosure/store/public-payments.js';
import type {
  Paged,
  ProgramFilter,
  PublicPage,
} from '../../../libs/disclosure/store/public-pages.js';
import type { PublicPoint } from '../../../libs/disclosure/store/public-source.js';
import type { CommandAnswer } from '../../../libs/command-handling/answers.js';
import type { Refusal } from '../../../libs/refusals/refusals.js';
import type { Answer, Page, PageRequest, Recording } from '../../../libs/http/answers.js';

export interface DutiesQuestion extends PageRequest {
  readonly region?: string;
  readonly fiscalYear?: number;
  readonly kind?: PublishedItemKind;
  readonly status?: DutyStatus;
  readonly asOf?: string;
}

export interface ObjectionsQuestion extends PageRequest {
  readonly region?: string;
  readonly status?: ObjectionStatus;
}

export interface PublicAnswers {
  /** What answers stand on from now on; asked before anything else. */
  point(): Promise<PublicPoint>;
  /** A page of one of the public tables. */
  rows(
    table: PublicTable,
    point: PublicPoint,
    filter: ProgramFilter,
    page: PublicPage,
  ): Promise<Paged>;
  lines(
    point: PublicPoint,
    list: ListAddress,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<readonly PublicRow[] | Refusal>;
  package(point: PublicPoint): Promise<Readable>;
}

export interface DisclosurePort {
  readonly open: PublicAnswers;
  duties(question: DutiesQuestion): Promise<Page>;
  publish(command: Recording & DataOf<'DocumentPublished'>): Promise<CommandAnswer>;
  withdraw(
    command: Recording & { readonly item: PublishedItem; readonly reason: string },
  ): Promise<CommandAnswer>;
  lodge(
    command: Recording & {
      readonly about:
        | { readonly region: string; readonly program: string; readonly period: string | null }
        | { readonly documentNo: string };
      readonly text: string;
      readonly contact: string | null;
    },
  ): Promise<Lodged>;
  answer(
    command: Recording & {
      readonly objectionNo: string;
      readonly outcome: ObjectionOutcome;
      readonly text: string;
    },
  ): Promise<CommandAnswer>;
  objections(question: ObjectionsQuestion): Promise<Page>;
  objection(objectionNo: string): Promise<ListedObjection | undefined>;
  /** With what was said and how to reach who said it: look recorded before. */
  opened(objectionNo: string): Promise<Answer | undefined>;
  standing(objectionNo: string, token: string): Promise<ObjectionStanding | undefined>;
}
