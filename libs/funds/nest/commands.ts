/** Commands on the ledgers of counties and province, and corrections of what they hold. */
import { CommandOf, commandHandlerOf } from '../../http/handlers.js';
import type { LedgerCommand } from '../domain/commands.js';
import {
  type ApproveCorrection as Approval,
  type ProposeCorrection as Proposal,
  Corrections,
} from '../store/corrections.js';
import { Ledger } from '../store/ledger.js';

/** Of whichever kind: one decider decides them all. */
export class RecordInLedger extends CommandOf<LedgerCommand> {}
export class ProposeCorrection extends CommandOf<Proposal> {}
export class ApproveCorrection extends CommandOf<Approval> {}

export const FUNDS_COMMANDS = [
  commandHandlerOf(RecordInLedger, [Ledger], (order, context, ledger) =>
    ledger.execute(order, context),
  ),
  commandHandlerOf(ProposeCorrection, [Corrections], (order, context, corrections) =>
    corrections.propose(order, context),
  ),
  commandHandlerOf(ApproveCorrection, [Corrections], (order, context, corrections) =>
    corrections.approve(order, context),
  ),
];
