/**
 * Bodies of what counties record: arrivals, needs, budgets, adjustments, opening balances, returns.
 */
import type {
  AdjustFunds,
  AllocateBudget,
  AssessNeed,
  EnterOpeningBalance,
} from '../domain/commands.js';
import {
  BUDGET_SOURCES,
  type BudgetSource,
  PROJECT_KINDS,
  type ProjectKind,
  SPENDING_CLASSES,
  type SpendingClass,
} from '../../event-catalogue/vocabulary.js';
import { positiveFen } from '../../http/intake/amounts.js';
import {
  DocumentNo,
  FiscalYear,
  IsoDate,
  OneOf,
  Part,
  RegionCode,
  Text,
  Whole,
  Yuan,
} from '../../http/intake/fields.js';
import type { CountyYearPath } from '../../http/intake/paths.js';

const CODE = { example: 'URBAN_DIBAO', description: '资金项目，或建设项目 Program, or project' };

export class ArrivalBody {
  @RegionCode()
  region!: string;

  @IsoDate({ description: '到账日期 Day of arrival' })
  receivedOn!: string;
}

export class NeedBody {
  @Text(40, { example: 'URBAN_DIBAO' })
  program!: string;

  @Whole(1, 12, { optional: true, description: '起始月份；空：全年 First month; none: the year' })
  fromMonth?: number;

  @Whole(1, 12, { example: 12 })
  months!: number;

  @Whole(0, 2_147_483_647, { example: 25282, description: '至多一亿人 At most 100,000,000' })
  persons!: number;

  @Yuan({ example: '366.00', description: '元/月，至多 1000000.00 Yuan a month, at most that' })
  monthlyAmount!: string;

  @IsoDate()
  assessedOn!: string;

  command({ code, year }: CountyYearPath): AssessNeed {
    const { program, fromMonth, months, persons, assessedOn } = this;
    return {
      kind: 'AssessNeed',
      region: code,
      fiscalYear: year,
      program,
      assessedOn,
      fromMonth: fromMonth ?? null,
      months,
      persons,
      monthlyAmountFen: positiveFen(this.monthlyAmount),
    };
  }
}

export class BudgetBody {
  @DocumentNo({ example: 'YS-000001' })
  entryNo!: string;

  @OneOf(SPENDING_CLASSES)
  class!: SpendingClass;

  @Text(80, CODE)
  code!: string;

  @OneOf(PROJECT_KINDS, { optional: true })
  projectKind?: ProjectKind;

  @OneOf(BUDGET_SOURCES, { example: 'OWN' })
  source!: BudgetSource;

  @Yuan()
  amount!: string;

  @IsoDate()
  allocatedOn!: string;

  @DocumentNo({ optional: true, description: '豁免批准文号 Approval of an exempted project' })
  exemptionDocumentNo?: string;

  command(path: CountyYearPath): AllocateBudget {
    const { entryNo, code, source, allocatedOn } = this;
    return {
      kind: 'AllocateBudget',
      entryNo,
      region: path.code,
      fiscalYear: path.year,
      class: this.class,
      code,
      projectKind: this.projectKind ?? null,
      source,
      amountFen: positiveFen(this.amount),
      allocatedOn,
      exemptionDocumentNo: this.exemptionDocumentNo ?? null,
    };
  }
}

export class AccountBody {
  @OneOf(SPENDING_CLASSES)
  class!: SpendingClass;

  @Text(80, CODE)
  code!: string;
}

export class AdjustmentBody {
  @DocumentNo({ example: 'TZ-000013' })
  entryNo!: string;

  @Part(AccountBody)
  from!: AccountBody;

  @Part(AccountBody)
  to!: AccountBody;

  @Yuan()
  amount!: string;

  @IsoDate()
  adjustedOn!: string;

  @Text(500, { example: '压缩建设性支出弥补基本民生缺口' })
  reason!: string;

  command({ code, year }: CountyYearPath): AdjustFunds {
    const { entryNo, from, to, adjustedOn, reason } = this;
    return {
      kind: 'AdjustFunds',
      entryNo,
      region: code,
      fiscalYear: year,
      from: { class: from.class, code: from.code },
      to: { class: to.class, code: to.code },
      amountFen: positiveFen(this.amount),
      adjustedOn,
      reason,
    };
  }
}

export class CarryoverBody {
  @Text(40, { example: 'MEDICAL_ASSISTANCE' })
  program!: string;

  @DocumentNo({ example: '吉财社指〔2013〕0037号' })
  originDocumentNo!: string;

  @FiscalYear({ example: 2013 })
  originYear!: number;

  @Yuan()
  amount!: string;

  command({ code, year }: CountyYearPath): EnterOpeningBalance {
    const { program, originDocumentNo, originYear } = this;
    return {
      kind: 'EnterOpeningBalance',
      region: code,
      fiscalYear: year,
      program,
      originDocumentNo,
      originYear,
      amountFen: positiveFen(this.amount),
    };
  }
}

export class ReturnBody {
  @DocumentNo({ example: 'TH-001232' })
  returnNo!: string;

  @Whole(0, 2_147_483_647, { example: 17 })
  paymentNo!: number;

  @IsoDate()
  returnedOn!: string;

  @Text(500, { example: '账户已销户' })
  reason!: string;
}
