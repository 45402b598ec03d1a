/**
 * Clauses of 吉政办发〔2017〕63号, 一 to 二（三）: who is covered, and by which standards.
 * Words as in the document.
 */
import type { RegisterRow } from '../register-row.js';

export const NOTICE_2017_PERSONS: readonly RegisterRow[] = [
  {
    id: 'A001',
    clause: '一',
    words: '资金投入逐年增加',
    passage:
      '在省委、省政府的高度重视下，我省困难群众基本生活保障工作取得明显成效，制度体系基本形成，体制机制逐步健全，资金投入逐年增加，对象范围不断拓宽，保障水平稳步提高，困难群众得到了更多实惠。',
    demand: 'Background claim: input has grown every year; the baseline for "never falls"',
    kind: 'fund-source',
  },
  {
    id: 'A002',
    clause: '一',
    words: '把困难群众基本生活保障工作作为重要民生工程优先安排',
    passage:
      '各地、各部门要深刻认识做好困难群众基本生活保障工作的重要性，切实把思想和行动统一到国务院部署要求上来，落实守住底线、突出重点、完善制度、引导舆论的民生工作思路，把困难群众基本生活保障工作作为重要民生工程优先安排，纳入各地政府重点工作目标责任制，落实预算，抓好统筹，强化督导，切实承担起应尽的工作责任，编密织牢民生兜底保障安全网。',
    demand: 'Basic-livelihood work is arranged first',
    kind: 'allocation',
  },
  {
    id: 'A003',
    clause: '一',
    words: '纳入各地政府重点工作目标责任制',
    passage:
      '各地、各部门要深刻认识做好困难群众基本生活保障工作的重要性，切实把思想和行动统一到国务院部署要求上来，落实守住底线、突出重点、完善制度、引导舆论的民生工作思路，把困难群众基本生活保障工作作为重要民生工程优先安排，纳入各地政府重点工作目标责任制，落实预算，抓好统筹，强化督导，切实承担起应尽的工作责任，编密织牢民生兜底保障安全网。',
    demand: 'Put the work in every local government target-responsibility system',
    kind: 'performance',
  },
  {
    id: 'A004',
    clause: '一',
    words: '落实预算，抓好统筹，强化督导',
    passage:
      '各地、各部门要深刻认识做好困难群众基本生活保障工作的重要性，切实把思想和行动统一到国务院部署要求上来，落实守住底线、突出重点、完善制度、引导舆论的民生工作思路，把困难群众基本生活保障工作作为重要民生工程优先安排，纳入各地政府重点工作目标责任制，落实预算，抓好统筹，强化督导，切实承担起应尽的工作责任，编密织牢民生兜底保障安全网。',
    demand: 'Carry budget, pool, supervise',
    kind: 'supervision',
  },
  {
    id: 'A005',
    clause: '二（一）',
    words: '未满16周岁未成年人全部纳入特困人员救助供养范围',
    passage:
      '完善特困人员救助供养政策，将符合条件的城乡老年人、残疾人和未满16周岁未成年人全部纳入特困人员救助供养范围。',
    demand: 'All qualifying elderly, disabled and under-16 are covered (tekun)',
    kind: 'target',
  },
  {
    id: 'A006',
    clause: '二（一）',
    words: '加强特困人员供养服务机构建设',
    passage:
      '加强特困人员供养服务机构建设，推进特困人员供养服务机构改革，提高失能半失能特困人员集中供养比例。',
    demand: 'Build/upgrade support institutions',
    kind: 'construction',
  },
  {
    id: 'A007',
    clause: '二（一）',
    words: '提高失能半失能特困人员集中供养比例',
    passage:
      '加强特困人员供养服务机构建设，推进特困人员供养服务机构改革，提高失能半失能特困人员集中供养比例。',
    demand: 'Raise share of disabled tekun in institutional care',
    kind: 'target',
  },
  {
    id: 'A008',
    clause: '二（一）',
    words: '一般可参照上年度当地低保标准的一定比例确定',
    passage:
      '基本生活标准应当满足特困人员基本生活所需，一般可参照上年度当地低保标准的一定比例确定，原则上应不低于当地低保标准的1.3倍。',
    demand: 'Tekun basic standard is a ratio of LAST year local dibao standard',
    kind: 'standard',
  },
  {
    id: 'A009',
    clause: '二（一）',
    words: '原则上应不低于当地低保标准的1.3倍',
    passage:
      '基本生活标准应当满足特困人员基本生活所需，一般可参照上年度当地低保标准的一定比例确定，原则上应不低于当地低保标准的1.3倍。',
    demand: 'Tekun basic standard >= 1.3 x local dibao standard (in principle)',
    kind: 'standard',
    scanned: '13倍',
  },
  {
    id: 'A010',
    clause: '二（一）',
    words: '依据特困人员生活自理能力和服务需求分档制定',
    passage:
      '照料护理标准应当按照差异化服务原则，依据特困人员生活自理能力和服务需求分档制定，参照当地最低工资标准的一定比例确定。',
    demand: 'Care standard is graded by ability',
    kind: 'standard',
  },
  {
    id: 'A011',
    clause: '二（一）',
    words: '参照当地最低工资标准的一定比例确定',
    passage:
      '照料护理标准应当按照差异化服务原则，依据特困人员生活自理能力和服务需求分档制定，参照当地最低工资标准的一定比例确定。',
    demand: 'Care standard is a ratio of local minimum wage',
    kind: 'standard',
  },
  {
    id: 'A012',
    clause: '二（一）',
    words: '遵循托底、适度原则，适时调整',
    passage: '救助供养标准要与当地经济社会发展相适应，遵循托底、适度原则，适时调整。',
    demand: 'Standard is adjusted in time',
    kind: 'standard',
  },
  {
    id: 'A013',
    clause: '二（一）',
    words: '建立健全孤儿基本生活最低养育标准增长机制',
    passage: '建立健全孤儿基本生活最低养育标准增长机制。',
    demand: 'Orphan minimum rearing standard has a growth mechanism',
    kind: 'standard',
  },
  {
    id: 'A014',
    clause: '二（一）',
    words: '困难残疾人生活补贴标准和重度残疾人护理补贴标准',
    passage:
      '困难残疾人生活补贴标准和重度残疾人护理补贴标准，随经济社会发展水平和城乡低保标准变化适时调整。',
    demand: 'Two disability subsidies move with economy and dibao standard',
    kind: 'standard',
  },
  {
    id: 'A015',
    clause: '二（二）',
    words: '到2020年形成监测、预防、报告、转介、处置五位一体',
    passage:
      '统筹推进农村留守儿童关爱保护和困境儿童保障工作，依托各地救助管理机构统一协调开展以农村留守儿童和困境儿童为主的未成年人保护工作，并由村（居）委会妇女主任兼任未成年人保护（农村留守儿童关爱保护）工作专干，到2020年形成监测、预防、报告、转介、处置五位一体的未成年人保护网络。',
    demand: 'Five-function minor-protection network by 2020',
    kind: 'target',
  },
  {
    id: 'A016',
    clause: '二（二）',
    words: '由村（居）委会妇女主任兼任未成年人保护',
    passage:
      '统筹推进农村留守儿童关爱保护和困境儿童保障工作，依托各地救助管理机构统一协调开展以农村留守儿童和困境儿童为主的未成年人保护工作，并由村（居）委会妇女主任兼任未成年人保护（农村留守儿童关爱保护）工作专干，到2020年形成监测、预防、报告、转介、处置五位一体的未成年人保护网络。',
    demand: 'One part-time protection worker per village/community',
    kind: 'target',
  },
  {
    id: 'A017',
    clause: '二（二）',
    words: '建立健全困境儿童分类保障制度',
    passage: '建立健全困境儿童分类保障制度。',
    demand: 'Classified protection for children in difficulty',
    kind: 'standard',
  },
  {
    id: 'A018',
    clause: '二（二）',
    words: '继续在市级儿童福利机构建设残疾儿童脑瘫康复基地',
    passage:
      '继续在市级儿童福利机构建设残疾儿童脑瘫康复基地，到2020年实现每个市（州）建成1个，提高重病重残儿童康复护理水平。',
    demand: 'Continue building CP rehabilitation bases (city level)',
    kind: 'construction',
  },
  {
    id: 'A019',
    clause: '二（二）',
    words: '年实现每个市（州）建成1个',
    passage:
      '继续在市级儿童福利机构建设残疾儿童脑瘫康复基地，到2020年实现每个市（州）建成1个，提高重病重残儿童康复护理水平。',
    demand: 'By 2020 every prefecture has >=1 base',
    kind: 'target',
  },
  {
    id: 'A020',
    clause: '二（二）',
    words: '资助对象从机构内孤儿向社会散居孤儿延伸',
    passage:
      '拓展“明天计划”，资助对象从机构内孤儿向社会散居孤儿延伸，资助范围从手术救助、脑瘫康复向医疗救助和综合康复延伸，逐步扩大救治病种。',
    demand: 'Mingtian plan widened to scattered orphans',
    kind: 'disbursement',
  },
  {
    id: 'A021',
    clause: '二（三）',
    words: '适当考虑家庭成员因残疾、患重病等增加的刚性支出',
    passage:
      '完善低保家庭贫困状况综合评估指标体系，适当考虑家庭成员因残疾、患重病等增加的刚性支出，综合评估家庭贫困程度。',
    demand: 'Means test deducts rigid disability/illness expense',
    kind: 'standard',
  },
  {
    id: 'A022',
    clause: '二（三）',
    words: '健全社会救助家庭经济状况核对机制',
    passage: '健全社会救助家庭经济状况核对机制，增强救助对象认定精准性和政策实施公平公正性。',
    demand: 'Verify household means',
    kind: 'supervision',
  },
  {
    id: 'A023',
    clause: '二（三）',
    words: '享受城镇居民最低生活保障且失业1年以上人员',
    passage:
      '加强低保制度与就业联动，享受城镇居民最低生活保障且失业1年以上人员，通过企业吸纳或公益岗位安置实现就业或申报灵活就业的，按政策规定给予相应期限的社会保险补贴和公益岗位补贴。',
    demand:
      'Dibao recipients unemployed >=1 year who get work receive insurance and post subsidies',
    kind: 'disbursement',
  },
  {
    id: 'A024',
    clause: '二（三）',
    words: '确保所有符合条件的农村贫困人口纳入低保范围',
    passage:
      '加强农村低保制度与扶贫开发政策衔接，确保所有符合条件的农村贫困人口纳入低保范围，做到应保尽保。',
    demand: 'All qualifying rural poor are in dibao',
    kind: 'target',
  },
  {
    id: 'A025',
    clause: '二（三）',
    words: '做到应保尽保',
    passage:
      '加强农村低保制度与扶贫开发政策衔接，确保所有符合条件的农村贫困人口纳入低保范围，做到应保尽保。',
    demand: 'Everyone who qualifies is covered',
    kind: 'target',
  },
  {
    id: 'A026',
    clause: '二（三）',
    words: '落实社会救助和保障标准与物价上涨挂钩联动机制',
    passage: '落实社会救助和保障标准与物价上涨挂钩联动机制，防止物价波动影响困难群众基本生活。',
    demand: 'Standards linked to prices',
    kind: 'standard',
  },
  {
    id: 'A027',
    clause: '二（三）',
    words: '城市低保标准不低于当地上年度城镇居民人均可支配收入的20%',
    passage:
      '“十三五”期间，城市低保标准不低于当地上年度城镇居民人均可支配收入的20%，农村低保标准不低于脱贫计划确定的最低指导标准，并适当提高补助水平。',
    demand: 'Urban dibao >= 20% of last-year urban per-capita disposable income (13th FYP)',
    kind: 'standard',
  },
  {
    id: 'A028',
    clause: '二（三）',
    words: '农村低保标准不低于脱贫计划确定的最低指导标准',
    passage:
      '“十三五”期间，城市低保标准不低于当地上年度城镇居民人均可支配收入的20%，农村低保标准不低于脱贫计划确定的最低指导标准，并适当提高补助水平。',
    demand: 'Rural dibao >= provincial poverty-plan minimum guide',
    kind: 'standard',
  },
  {
    id: 'A029',
    clause: '二（三）',
    words: '并适当提高补助水平',
    passage:
      '“十三五”期间，城市低保标准不低于当地上年度城镇居民人均可支配收入的20%，农村低保标准不低于脱贫计划确定的最低指导标准，并适当提高补助水平。',
    demand: 'Raise the actual top-up level',
    kind: 'standard',
  },
];
