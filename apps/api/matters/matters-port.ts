/** What the api asks of matters: complaints and rectifications from opening to closing. */
import type { MatterKind } from '../../../libs/event-catalogue/vocabulary.js';
import type { CommandAnswer, CommandContext } from '../../../libs/command-handling/answers.js';
import type {
  Complaint,
  HandleMatter,
  OpenMatter,
} from '../../../libs/matters/domain/matter-deciders.js';
import type { OpenedMatter } from '../../../libs/matters/store/matter-commands.js';
import type { MatterEvidence } from '../../../libs/matters/store/matter-evidence.js';
import type { MatterFile } from '../../../libs/matters/store/matter-files.js';
import type { MatterStatus } from '../../../libs/matters/store/matter-list.js';
import type { Page, PageRequest } from '../../../libs/http/answers.js';

export interface MattersQuestion extends PageRequest {
  readonly region?: string;
  readonly kind?: MatterKind;
  readonly status?: MatterStatus;
  /** End of that business day; today unless told. */
  readonly asOf?: string;
}

export interface MattersPort {
  open(command: OpenMatter & CommandContext): Promise<OpenedMatter>;
  handle(command: HandleMatter & CommandContext): Promise<CommandAnswer>;
  list(question: MattersQuestion): Promise<Page>;
  /** undefined: there is no such matter. */
  find(matterNo: string): Promise<MatterFile | undefined>;
  /** The county concerned. */
  regionOf(matterNo: string): Promise<string | undefined>;
  /** What a bundle of its evidence holds. */
  evidence(matterNo: string): Promise<MatterEvidence | undefined>;
  /** What lies sealed: look recorded before. */
  complaint(matterNo: string): Promise<Complaint | undefined>;
}
