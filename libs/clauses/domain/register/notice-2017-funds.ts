/** Clauses of 吉政办发〔2017〕63号, 四: the money. Words as in the document. */
import type { RegisterRow } from '../register-row.js';

export const NOTICE_2017_FUNDS: readonly RegisterRow[] = [
  {
    id: 'A061',
    clause: '四',
    words: '确保困难群众基本生活保障资金只增不减',
    passage: '四、加大投入，确保困难群众基本生活保障资金只增不减',
    demand: 'Heading: funds only rise',
    kind: 'gap',
  },
  {
    id: 'A062',
    clause: '四（一）',
    words: '要把保障困难群众基本生活放在优先位置',
    passage:
      '各级财政在一般性转移支付中，要把保障困难群众基本生活放在优先位置，确保政府投入只增不减。',
    demand: 'In general transfers, basic livelihood first',
    kind: 'allocation',
  },
  {
    id: 'A063',
    clause: '四（一）',
    words: '确保政府投入只增不减',
    passage:
      '各级财政在一般性转移支付中，要把保障困难群众基本生活放在优先位置，确保政府投入只增不减。',
    demand: 'Government input never falls',
    kind: 'fund-source',
  },
  {
    id: 'A064',
    clause: '四（一）',
    words: '优化财政支出结构',
    passage:
      '同时，优化财政支出结构、科学合理编制困难群众基本生活保障资金预算，及时拨付困难群众基本生活保障资金，加快盘活存量资金，统筹使用，提高资金使用效能。',
    demand: 'Optimise structure',
    kind: 'performance',
  },
  {
    id: 'A065',
    clause: '四（一）',
    words: '科学合理编制困难群众基本生活保障资金预算',
    passage:
      '同时，优化财政支出结构、科学合理编制困难群众基本生活保障资金预算，及时拨付困难群众基本生活保障资金，加快盘活存量资金，统筹使用，提高资金使用效能。',
    demand: 'Budget compiled on need',
    kind: 'gap',
  },
  {
    id: 'A066',
    clause: '四（一）',
    words: '及时拨付困难群众基本生活保障资金',
    passage:
      '同时，优化财政支出结构、科学合理编制困难群众基本生活保障资金预算，及时拨付困难群众基本生活保障资金，加快盘活存量资金，统筹使用，提高资金使用效能。',
    demand: 'Pay out in time',
    kind: 'disbursement',
  },
  {
    id: 'A067',
    clause: '四（一）',
    words: '加快盘活存量资金，统筹使用，提高资金使用效能',
    passage:
      '同时，优化财政支出结构、科学合理编制困难群众基本生活保障资金预算，及时拨付困难群众基本生活保障资金，加快盘活存量资金，统筹使用，提高资金使用效能。',
    demand: 'Revive idle funds, pool',
    kind: 'fund-source',
  },
  {
    id: 'A068',
    clause: '四（一）',
    words: '鼓励引导社会资本参与社会救助，扩大救助资源',
    passage: '建立完善扶持政策，鼓励引导社会资本参与社会救助，扩大救助资源。',
    demand: 'Social capital in assistance',
    kind: 'fund-source',
  },
  {
    id: 'A069',
    clause: '四（二）',
    words: '建立县级财政为责任主体的资金保障机制',
    passage: '（二）建立县级财政为责任主体的资金保障机制。',
    demand: 'County finance is the responsible body',
    kind: 'coordination',
  },
  {
    id: 'A070',
    clause: '四（二）',
    words: '要统筹上级转移支付和自身财力',
    passage: '县级及以下财政部门要统筹上级转移支付和自身财力，做好基本民生支出安排，不留缺口。',
    demand: 'Pool upper transfers and own resources',
    kind: 'fund-source',
  },
  {
    id: 'A071',
    clause: '四（二）',
    words: '做好基本民生支出安排，不留缺口',
    passage: '县级及以下财政部门要统筹上级转移支付和自身财力，做好基本民生支出安排，不留缺口。',
    demand: 'Leave no gap',
    kind: 'gap',
  },
  {
    id: 'A072',
    clause: '四（二）',
    words: '原则上不得安排建设性支出',
    passage:
      '保障基本民生支出存在财力缺口的地区，原则上不得安排建设性支出，对已安排的建设性支出也要调整压缩用于弥补基本民生支出缺口。',
    demand: 'Counties with a gap may not budget construction (in principle)',
    kind: 'construction',
  },
  {
    id: 'A073',
    clause: '四（二）',
    words: '对已安排的建设性支出也要调整压缩',
    passage:
      '保障基本民生支出存在财力缺口的地区，原则上不得安排建设性支出，对已安排的建设性支出也要调整压缩用于弥补基本民生支出缺口。',
    demand: 'Already-arranged construction is cut',
    kind: 'construction',
  },
  {
    id: 'A074',
    clause: '四（二）',
    words: '用于弥补基本民生支出缺口',
    passage:
      '保障基本民生支出存在财力缺口的地区，原则上不得安排建设性支出，对已安排的建设性支出也要调整压缩用于弥补基本民生支出缺口。',
    demand: 'The cut fills the gap',
    kind: 'gap',
  },
  {
    id: 'A075',
    clause: '四（三）',
    words: '统筹中央财政安排的一般性转移支付与省级一般性转移支付',
    passage:
      '省级财政部门要统筹中央财政安排的一般性转移支付与省级一般性转移支付，并将财力向县（市）倾斜。',
    demand: 'Province pools central and provincial general transfers',
    kind: 'fund-source',
  },
  {
    id: 'A076',
    clause: '四（三）',
    words: '财力向县（市）倾斜',
    passage:
      '省级财政部门要统筹中央财政安排的一般性转移支付与省级一般性转移支付，并将财力向县（市）倾斜。',
    demand: 'Tilt resources to counties',
    kind: 'allocation',
  },
  {
    id: 'A077',
    clause: '四（三）',
    words: '适当加大对财力薄弱、困难地区的支持力度',
    passage:
      '在分配资金时，适当加大对财力薄弱、困难地区的支持力度，重点向困难人口多、保障基本民生支出压力大的地区倾斜，向资源能源型困难地区倾斜，着力解决重点地区、重点领域和重点人群的基本民生保障问题。',
    demand: 'More to weak-finance areas',
    kind: 'allocation',
  },
  {
    id: 'A078',
    clause: '四（三）',
    words: '重点向困难人口多、保障基本民生支出压力大的地区倾斜',
    passage:
      '在分配资金时，适当加大对财力薄弱、困难地区的支持力度，重点向困难人口多、保障基本民生支出压力大的地区倾斜，向资源能源型困难地区倾斜，着力解决重点地区、重点领域和重点人群的基本民生保障问题。',
    demand: 'Tilt to many needy / high pressure',
    kind: 'allocation',
  },
  {
    id: 'A079',
    clause: '四（三）',
    words: '向资源能源型困难地区倾斜',
    passage:
      '在分配资金时，适当加大对财力薄弱、困难地区的支持力度，重点向困难人口多、保障基本民生支出压力大的地区倾斜，向资源能源型困难地区倾斜，着力解决重点地区、重点领域和重点人群的基本民生保障问题。',
    demand: 'Tilt to resource-type struggling regions',
    kind: 'allocation',
  },
  {
    id: 'A080',
    clause: '四（三）',
    words: '着力解决重点地区、重点领域和重点人群',
    passage:
      '在分配资金时，适当加大对财力薄弱、困难地区的支持力度，重点向困难人口多、保障基本民生支出压力大的地区倾斜，向资源能源型困难地区倾斜，着力解决重点地区、重点领域和重点人群的基本民生保障问题。',
    demand: 'Focus areas, fields, groups',
    kind: 'allocation',
  },
  {
    id: 'A081',
    clause: '四（三）',
    words: '建立健全激励约束机制',
    passage: '同时，建立健全激励约束机制，确保县级财政部门做好基本民生支出安排。',
    demand: 'Incentive and constraint',
    kind: 'performance',
  },
  {
    id: 'A082',
    clause: '四（四）',
    words: '要推进资金使用管理公示公开',
    passage: '要推进资金使用管理公示公开，建立健全资金监管机制。',
    demand: 'Publish fund use',
    kind: 'disclosure',
  },
  {
    id: 'A083',
    clause: '四（四）',
    words: '建立健全资金监管机制',
    passage: '要推进资金使用管理公示公开，建立健全资金监管机制。',
    demand: 'Supervision mechanism',
    kind: 'supervision',
  },
  {
    id: 'A084',
    clause: '四（四）',
    words: '防止“跑冒滴漏”',
    passage: '建立完善基本民生资金管理制度，堵塞管理漏洞，防止“跑冒滴漏”。',
    demand: 'Prevent leakage',
    kind: 'supervision',
  },
  {
    id: 'A085',
    clause: '四（四）',
    words: '及时跟踪基本民生政策调整',
    passage:
      '及时跟踪基本民生政策调整，合理确定基本民生财政补助标准，研究改进经费管理流程，简化审批程序，提高资金申请的便捷性和发放的及时性。',
    demand: 'Track policy change',
    kind: 'standard',
  },
  {
    id: 'A086',
    clause: '四（四）',
    words: '合理确定基本民生财政补助标准',
    passage:
      '及时跟踪基本民生政策调整，合理确定基本民生财政补助标准，研究改进经费管理流程，简化审批程序，提高资金申请的便捷性和发放的及时性。',
    demand: 'Set fiscal subsidy standard',
    kind: 'standard',
  },
  {
    id: 'A087',
    clause: '四（四）',
    words: '简化审批程序，提高资金申请的便捷性和发放的及时性',
    passage:
      '及时跟踪基本民生政策调整，合理确定基本民生财政补助标准，研究改进经费管理流程，简化审批程序，提高资金申请的便捷性和发放的及时性。',
    demand: 'Simpler approval; on-time pay',
    kind: 'disbursement',
  },
  {
    id: 'A088',
    clause: '四（四）',
    words: '资金分配与各地落实民生政策成效挂钩',
    passage: '资金分配与各地落实民生政策成效挂钩，向基本民生保障工作成效突出地区适当倾斜。',
    demand: 'Allocation linked to results',
    kind: 'performance',
  },
  {
    id: 'A089',
    clause: '四（四）',
    words: '向基本民生保障工作成效突出地区适当倾斜',
    passage: '资金分配与各地落实民生政策成效挂钩，向基本民生保障工作成效突出地区适当倾斜。',
    demand: 'Tilt to outstanding results',
    kind: 'performance',
  },
];
