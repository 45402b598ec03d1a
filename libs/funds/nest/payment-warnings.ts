/** Warnings of a list of payments, before the money goes out. */
import type { ValueOf } from '../../event-catalogue/codec.js';
import { StoreUnavailable } from '../../event-store/port.js';
import { QueryOf, queryHandlerOf } from '../../http/handlers.js';
import { type warning, warningsIn } from '../../http/openapi/shapes.js';
import { formatYuan } from '../../money/fen.js';
import { ReadModels } from '../../projection/read-models.js';
import { kindOfFinding } from '../../supervision/domain/finding-kinds.js';
import { type WouldBeFinding, wouldBeFindings } from '../../supervision/store/payment-warnings.js';
import { FINDING_WORDS } from '../../wording/supervision-words.js';
import type { RecordDisbursement } from '../domain/commands.js';

type Warning = ValueOf<typeof warning>;

/** A payment does not wait for figures. */
const LONGEST_WAIT_MILLISECONDS = 1_000;

/** What supervision would find of the payments that a batch lists. */
export class WarnOfPayments extends QueryOf<RecordDisbursement, readonly Warning[]> {}

export const PAYMENT_WARNINGS = queryHandlerOf(
  WarnOfPayments,
  [ReadModels],
  async (command, models): Promise<readonly Warning[]> => {
    const { lines } = command;
    if (!lines || lines.length === 0) return [];
    try {
      await models.caughtUp(LONGEST_WAIT_MILLISECONDS);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      return [NOT_COMPARED];
    }
    const found = await wouldBeFindings(models.sql, command, lines);
    const places = new Map(lines.map(({ paymentNo }, at) => [paymentNo, at]));
    return warningsIn(found.map((one) => warningOf(one, places.get(one.paymentNo)!)));
  },
);

/** Recorded all the same: paying is a fact. */
const NOT_COMPARED: Warning = {
  code: 'PAYMENTS_NOT_COMPARED',
  message:
    '查询数据尚未更新，本批明细未与既往发放比对；监督发现将在更新后列出 / The read models are behind: the payments were not compared with earlier ones; findings follow',
};

function warningOf({ kind, paymentNo, amountFen }: WouldBeFinding, at: number): Warning {
  const { clause } = kindOfFinding(kind);
  const amount = formatYuan(amountFen);
  return {
    code: kind,
    message: `第 ${paymentNo} 笔：${FINDING_WORDS[kind].zh}，${amount} 元 / payment ${paymentNo}: ${amount} yuan would be found`,
    clause,
    path: `payments[${at}]`,
  };
}
