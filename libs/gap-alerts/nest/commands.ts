import { CommandOf, decidedBy } from '../../http/handlers.js';
import {
  type AcknowledgeAlert as Acknowledgement,
  acknowledgeAlert,
} from '../domain/alert-decider.js';

export class AcknowledgeAlert extends CommandOf<Acknowledgement> {}

export const GAP_ALERT_COMMANDS = [decidedBy(AcknowledgeAlert, acknowledgeAlert)];
