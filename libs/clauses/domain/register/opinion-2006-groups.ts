/**
 * Clauses of 吉政发〔2006〕48号, 八 to 附件: groups, facilities, disasters, charity.
 * Words as in the document.
 */
import type { RegisterRow } from '../register-row.js';

export const OPINION_2006_GROUPS: readonly RegisterRow[] = [
  {
    id: 'B146',
    clause: '八¶1',
    words: '财政部门要按规定落实五保供养资金',
    passage:
      '各级民政部门要切实强化农村五保供养工作的管理和服务,财政部门要按规定落实五保供养资金。',
    demand: 'Wubao funds',
    kind: 'fund-source',
  },
  {
    id: 'B147',
    clause: '八¶1',
    words: '保证农村五保供养标准不低于当地村民的平均生活水平',
    passage:
      '各地要随着当地村民生活水平的提高,适时调整农村五保供养标准,保证农村五保供养标准不低于当地村民的平均生活水平。',
    demand: 'Wubao standard >= villagers average living level',
    kind: 'standard',
  },
  {
    id: 'B148',
    clause: '八¶2',
    words: '通过政府出资购买公益性岗位',
    passage:
      '各地应制定针对贫困老年人生活保障、医疗救助、住房救助、法律援助的政策,通过政府出资购买公益性岗位,为社区以及农村社会福利中心配备服务员,为城乡困难老年人提供最基本的日常服务。',
    demand: 'Bought posts for the poor elderly',
    kind: 'disbursement',
  },
  {
    id: 'B149',
    clause: '八¶3',
    words: '农村贫困残疾人危房改造工程等项目',
    passage:
      '继续实施“互助关爱”助残工程、“自强就业”助残工程和农村贫困残疾人危房改造工程等项目,推动残疾人救助工作全面开展,努力解决好残疾人在康复、就业、教育、生活等方面的突出困难。',
    demand: 'Disabled housing repair',
    kind: 'construction',
  },
  {
    id: 'B150',
    clause: '八¶4',
    words: '提供免费职业介绍和职业培训服务',
    passage:
      '在做好即征即保的基础上,对法定劳动年龄内、有就业要求的被征地农民,提供免费职业介绍和职业培训服务。',
    demand: 'Free service for land-lost farmers',
    kind: 'disbursement',
  },
  {
    id: 'B151',
    clause: '九¶1',
    words: '改建或新建1所社会福利中心',
    passage:
      '每个县(市、区)和乡(镇)改建或新建1所社会福利中心,改造建设资金以地方自筹为主,通过政府投入、政策减免、社会捐助、社会福利中心自筹等渠道解决。',
    demand: 'Every county and township one welfare centre',
    kind: 'construction',
  },
  {
    id: 'B152',
    clause: '九¶1',
    words: '改造建设资金以地方自筹为主',
    passage:
      '每个县(市、区)和乡(镇)改建或新建1所社会福利中心,改造建设资金以地方自筹为主,通过政府投入、政策减免、社会捐助、社会福利中心自筹等渠道解决。',
    demand: 'Mainly local self-funded',
    kind: 'construction',
  },
  {
    id: 'B153',
    clause: '九¶2',
    words: '加强儿童福利机构建设',
    passage: '加强儿童福利机构建设,完善孤儿集中养育、领养、代养、寄养办法。',
    demand: 'Child welfare institutions',
    kind: 'construction',
  },
  {
    id: 'B154',
    clause: '十¶1',
    words: '各级政府要加大投入,切实加强救灾减灾工作',
    passage:
      '各级政府要加大投入,切实加强救灾减灾工作及救灾物资储备管理工作,完善经常性社会捐助接收工作站点的服务功能,提高紧急救灾能力,保障灾民基本生活。',
    demand: 'More disaster input',
    kind: 'fund-source',
  },
  {
    id: 'B155',
    clause: '十¶2',
    words: '各地要加强救灾资金管理,确保资金发挥救急救困的作用',
    passage: '各地要加强救灾资金管理,确保资金发挥救急救困的作用。',
    demand: 'Disaster fund control',
    kind: 'supervision',
  },
  {
    id: 'B156',
    clause: '十一¶1',
    words: '努力拓宽募捐渠道,落实慈善捐赠税收优惠政策',
    passage:
      '努力拓宽募捐渠道,落实慈善捐赠税收优惠政策,规范、持续开展好“慈善救助双日捐”,动员各方力量参与慈善活动。',
    demand: 'Widen donations',
    kind: 'fund-source',
  },
  {
    id: 'B157',
    clause: '附件',
    words: '协调小组办公室设在省民政厅',
    passage: '协调小组办公室设在省民政厅',
    demand: 'Coordination office; members incl. audit and supervision',
    kind: 'coordination',
  },
];
