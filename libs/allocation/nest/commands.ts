/** What may be done with allocation schemes. */
import { CommandOf, commandHandlerOf } from '../../http/handlers.js';
import {
  type AdoptScheme as Adopting,
  type DraftScheme as Drafting,
  type IssueScheme as Issuing,
  SchemeCommands,
} from '../store/scheme-commands.js';

export class DraftScheme extends CommandOf<Drafting> {}
export class AdoptScheme extends CommandOf<Adopting> {}
export class IssueScheme extends CommandOf<Issuing> {}

export const SCHEME_COMMANDS = [
  commandHandlerOf(DraftScheme, [SchemeCommands], (order, context, schemes) =>
    schemes.draft(order, context),
  ),
  commandHandlerOf(AdoptScheme, [SchemeCommands], (order, context, schemes) =>
    schemes.adopt(order, context),
  ),
  commandHandlerOf(IssueScheme, [SchemeCommands], (order, context, schemes) =>
    schemes.issue(order, context),
  ),
];
