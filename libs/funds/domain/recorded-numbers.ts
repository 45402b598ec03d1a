/**
 * Numbers of documents in commands: in their one form, or as a document was recorded before there
 * was one. Two documents that the first edition recorded under two spellings of a number stay two:
 * each is found by its own. @source domain.md, section 1
 */
import { documentNumber } from '../../event-catalogue/document-number.js';
import type { FundsCommand } from './commands.js';
import type { LedgerState } from './corrections.js';
import type { CountyState } from './county-state.js';
import { type ProvinceState, documentsLike } from './province-state.js';

type Spell = (given: string) => string;

/** The command about the documents that it means. Other commands stay as they are. */
export function aboutRecorded<C extends FundsCommand>(command: C, state: LedgerState): C {
  return inOneForm(command, state) as C;
}

function inOneForm(command: FundsCommand, { province, counties }: LedgerState): FundsCommand {
  switch (command.kind) {
    case 'RecordReceipt':
    case 'IssueTransfer':
    case 'ReceiveTransfer':
      return withNumber(command, 'documentNo', (given) => spelledInProvince(province, given));
    case 'EnterOpeningBalance':
      return withNumber(command, 'originDocumentNo', (given) =>
        spelledInCounty(counties.get(command.region), given, spelledInProvince(province, given)),
      );
    case 'ReclaimAward':
      return withNumber(command, 'documentNo', (given) =>
        spelledInCounty(counties.get(command.region), given, spelledInProvince(province, given)),
      );
    case 'GrantExemption':
      return withNumber(command, 'exemptionNo', documentNumber);
    case 'AllocateBudget': {
      const { exemptionDocumentNo: given } = command;
      if (given === null) return command;
      return withNumber(
        { ...command, exemptionDocumentNo: given },
        'exemptionDocumentNo',
        documentNumber,
      );
    }
    case 'AssessNeed':
    case 'AdjustFunds':
    case 'RecordDisbursement':
    case 'ReturnPayment':
    case 'CloseCountyYear':
    case 'ClosePoolYear':
      return command;
  }
}

/** The very command where its number is in the form that is meant. */
function withNumber<K extends string, C extends { readonly [N in K]: string }>(
  command: C,
  name: K,
  spell: Spell,
): C {
  const given = command[name];
  const meant = spell(given);
  return meant === given ? command : { ...command, [name]: meant };
}

function spelledInProvince(province: ProvinceState, given: string): string {
  const recorded = documentsLike(province, given);
  if (recorded.some(({ number }) => number === given)) return given;
  return recorded[0]?.number ?? documentNumber(given);
}

/** The documents of opening balances are known by the lots that they brought. */
function spelledInCounty(
  county: CountyState | undefined,
  given: string,
  inProvince: string,
): string {
  const form = documentNumber(given);
  let first: string | undefined;
  for (const { origin } of county?.lots.values() ?? []) {
    const { documentNo } = origin;
    if (origin.kind !== 'OPENING' || documentNumber(documentNo) !== form) continue;
    if (documentNo === given) return given;
    first ??= documentNo;
  }
  return first ?? inProvince;
}
