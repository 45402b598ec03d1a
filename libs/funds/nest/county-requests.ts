/**
 * Bodies of what counties record: arrivals, needs, budgets, adjustments, opening balances, returns.
 */
import type {
  AdjustFunds,
  AllocateBudget,
  AssessNeed,
  EnterOpeningBalance,
  GrantExemption,
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
  Key,
  OneOf,
  Part,
  RegionCode,
  Text,
  Whole,
  WrittenYear,
  Yuan,
} from '../../http/intake/fields.js';
import type { CountyYearPath } from '../../http/intake/paths.js';

const PROJECT = 'PRJ-220422-2018-101';
const CODE = { example: 'URBAN_DIBAO', description: '资金项目，或建设项目 Program, or project' };

export class ArrivalBody {
  @RegionCode()
  region!: string;

  @Key(40, {
    optional: true,
    description: '资金项目；空：本县未到账的各行 None: all lines that have not arrived',
  })
  program?: string;

  @IsoDate({ example: '2018-01-12', description: '到账日期 Day of arrival' })
  receivedOn!: string;
}

export class NeedBody {
  @Key(40, { example: 'URBAN_DIBAO' })
  program!: string;

  @Whole(1, 12, { optional: true, description: '起始月份；空：全年 First month; none: the year' })
  fromMonth?: number;

  @Whole(1, 12, { example: 12 })
  months!: number;

  @Whole(0, 2_147_483_647, { example: 430, description: '至多一亿人 At most 100,000,000' })
  persons!: number;

  @Yuan({ example: '400.00', description: '元/月，至多 1000000.00 Yuan a month, at most that' })
  monthlyAmount!: string;

  @IsoDate({ example: '2018-01-05' })
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
  @DocumentNo({ example: 'YS-2018-000101' })
  entryNo!: string;

  @OneOf(SPENDING_CLASSES, { example: 'CONSTRUCTION' })
  class!: SpendingClass;

  @Key(80, { ...CODE, example: PROJECT })
  code!: string;

  @OneOf(PROJECT_KINDS, { optional: true, example: 'GENERAL' })
  projectKind?: ProjectKind;

  @Text(200, { optional: true, description: '项目名称，以最近一次为准 Name; the latest counts' })
  projectName?: string;

  @Key(40, { optional: true, description: '民生工程依据 Works that the notices order' })
  mandate?: string;

  @OneOf(BUDGET_SOURCES)
  source!: BudgetSource;

  @Yuan({ example: '300000.00' })
  amount!: string;

  @IsoDate({ example: '2018-01-20' })
  allocatedOn!: string;

  @DocumentNo({ optional: true, description: '豁免批准文号 Approval of an exempted project' })
  exemptionDocumentNo?: string;

  command(path: CountyYearPath): AllocateBudget {
    const { entryNo, code, source, allocatedOn, projectName, mandate } = this;
    return {
      kind: 'AllocateBudget',
      entryNo,
      region: path.code,
      fiscalYear: path.year,
      class: this.class,
      code,
      projectKind: this.projectKind ?? null,
      ...(projectName === undefined ? {} : { projectName }),
      ...(mandate === undefined ? {} : { mandate }),
      source,
      amountFen: positiveFen(this.amount),
      allocatedOn,
      exemptionDocumentNo: this.exemptionDocumentNo ?? null,
    };
  }
}

export class ExemptionBody {
  @DocumentNo({ example: '吉政函〔2018〕101号' })
  exemptionNo!: string;

  @RegionCode()
  region!: string;

  @Key(80, { example: PROJECT })
  project!: string;

  @FiscalYear({ example: 2018 })
  fiscalYear!: number;

  @Yuan({ example: '2000000.00' })
  amount!: string;

  @IsoDate({ example: '2018-01-15' })
  issuedOn!: string;

  @Text(500, { example: '危桥改建，关系群众出行安全' })
  reason!: string;

  command(): GrantExemption {
    const { exemptionNo, region, project, fiscalYear, issuedOn, reason } = this;
    const amountFen = positiveFen(this.amount);
    return {
      ...{ kind: 'GrantExemption', exemptionNo, region, project, fiscalYear },
      ...{ amountFen, issuedOn, reason },
    };
  }
}

export class AccountBody {
  @OneOf(SPENDING_CLASSES)
  class!: SpendingClass;

  @Key(80, CODE)
  code!: string;
}

export class AdjustmentBody {
  @DocumentNo({ example: 'TZ-2018-000101' })
  entryNo!: string;

  @Part(AccountBody, { example: { class: 'CONSTRUCTION', code: PROJECT } })
  from!: AccountBody;

  @Part(AccountBody)
  to!: AccountBody;

  @Yuan({ example: '100000.00' })
  amount!: string;

  @IsoDate({ example: '2018-03-01' })
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

/** A county that has no year before. */
export class OpeningYearPath implements CountyYearPath {
  @RegionCode({ example: '220499' })
  code!: string;

  @WrittenYear({ example: 2018 })
  year!: number;
}

export class CarryoverBody {
  @Key(40, { example: 'MEDICAL_ASSISTANCE' })
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
  @DocumentNo({ example: 'TH-2018-000101' })
  returnNo!: string;

  @Whole(0, 2_147_483_647, { example: 243 })
  paymentNo!: number;

  @IsoDate({ example: '2018-03-20' })
  returnedOn!: string;

  @Text(500, { example: '重复发放' })
  reason!: string;
}
