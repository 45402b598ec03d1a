/**
 * Clauses of 吉政发〔2006〕48号, 三 to 七: medical, school, housing, work and legal aid.
 * Words as in the document.
 */
import type { RegisterRow } from '../register-row.js';

export const OPINION_2006_AID: readonly RegisterRow[] = [
  {
    id: 'B121',
    clause: '三¶1',
    words: '建立覆盖全省城乡困难群众的城乡医疗救助制度',
    passage:
      '在各地资助城乡困难群众参加城镇居民基本医疗保险和新型农村合作医疗的基础上,建立覆盖全省城乡困难群众的城乡医疗救助制度。',
    demand: 'Medical assistance covers province',
    kind: 'target',
  },
  {
    id: 'B122',
    clause: '三¶1',
    words: '救助方式主要采取按病种定额救助',
    passage: '救助方式主要采取按病种定额救助。',
    demand: 'Fixed sum by disease',
    kind: 'standard',
  },
  {
    id: 'B123',
    clause: '三¶2',
    words: '通过地方财政安排、上级补助资金、专项彩票公益金',
    passage:
      '各级政府要结合当地实际,通过地方财政安排、上级补助资金、专项彩票公益金、社会捐助等渠道,建立起医疗救助资金。',
    demand: 'Four sources: local, upper, lottery, donations',
    kind: 'fund-source',
  },
  {
    id: 'B124',
    clause: '三¶2',
    words: '城乡医疗救助资金要专户管理,专款专用',
    passage: '城乡医疗救助资金要专户管理,专款专用,加强监督,收支平衡。',
    demand: 'Special account, earmarked use',
    kind: 'supervision',
  },
  {
    id: 'B125',
    clause: '三¶2',
    words: '加强监督,收支平衡',
    passage: '城乡医疗救助资金要专户管理,专款专用,加强监督,收支平衡。',
    demand: 'Balanced',
    kind: 'gap',
  },
  {
    id: 'B126',
    clause: '三¶3',
    words: '普通床位等费用上实行优惠办法',
    passage:
      '卫生服务机构特别是定点医院(病房)要开辟绿色通道,在保证正常医疗服务和技术水平的前提下,对凭有效身份证明和“优惠卡”就医的城乡困难群众,在挂号、治疗、常规检查、普通床位等费用上实行优惠办法。',
    demand: 'Preferential fees by card',
    kind: 'standard',
  },
  {
    id: 'B127',
    clause: '四¶1',
    words: '省政府安排的义务教育阶段贫困学生助学基金',
    passage:
      '省政府安排的义务教育阶段贫困学生助学基金,重点资助“老、少、边、贫”县、乡家庭困难学生。',
    demand: 'Provincial aid fund',
    kind: 'fund-source',
  },
  {
    id: 'B128',
    clause: '四¶1',
    words: '重点资助“老、少、边、贫”县、乡家庭困难学生',
    passage:
      '省政府安排的义务教育阶段贫困学生助学基金,重点资助“老、少、边、贫”县、乡家庭困难学生。',
    demand: 'Tilt to old-base, minority, border, poor counties',
    kind: 'allocation',
  },
  {
    id: 'B129',
    clause: '四¶1',
    words: '县(市、区)政府也要安排必要的资金',
    passage:
      '各市(州)、县(市、区)政府也要安排必要的资金,确保城乡低保家庭和贫困家庭学生,以及因灾、因病造成家庭困难的学生和家庭困难的少数民族、孤残学生,均能享受“两免一补”,即免杂费、免书本费、补助寄宿生活费政策。',
    demand: 'Local must also fund',
    kind: 'fund-source',
  },
  {
    id: 'B130',
    clause: '四¶1',
    words: '均能享受“两免一补”',
    passage:
      '各市(州)、县(市、区)政府也要安排必要的资金,确保城乡低保家庭和贫困家庭学生,以及因灾、因病造成家庭困难的学生和家庭困难的少数民族、孤残学生,均能享受“两免一补”,即免杂费、免书本费、补助寄宿生活费政策。',
    demand: 'Two exemptions one subsidy',
    kind: 'standard',
  },
  {
    id: 'B131',
    clause: '四¶1',
    words: '少年入学率达到当地健康儿童',
    passage:
      '接受普通教育的残疾儿童、少年入学率达到当地健康儿童、少年同等水平,接受特殊教育的三类残疾儿童、少年入学率达到国家要求。',
    demand: 'Disabled enrolment equals peers',
    kind: 'target',
  },
  {
    id: 'B132',
    clause: '四¶2',
    words: '重点资助城市低保户和农村家庭困难学生',
    passage: '建立学费减免制度,重点资助城市低保户和农村家庭困难学生;',
    demand: 'Vocational fee relief focus',
    kind: 'disbursement',
  },
  {
    id: 'B133',
    clause: '四¶3',
    words: '各高等学校还要从所收取的学费中提取10%的救助资金',
    passage: '各高等学校还要从所收取的学费中提取10%的救助资金,专门用于对经济困难学生的救助。',
    demand: 'Universities set aside 10% of tuition',
    kind: 'fund-source',
  },
  {
    id: 'B134',
    clause: '四¶3',
    words: '其户籍所在地政府和学校要提供必要的学习和生活补助',
    passage:
      '高中教育阶段的城乡困难家庭学生,特别是孤儿和残疾学生,其户籍所在地政府和学校要提供必要的学习和生活补助。',
    demand: 'High-school aid by home government',
    kind: 'disbursement',
  },
  {
    id: 'B135',
    clause: '五¶1',
    words: '要多渠道筹措和落实廉租住房资金',
    passage: '市(州)、县(市、区)政府要多渠道筹措和落实廉租住房资金。',
    demand: 'Multi-channel low-rent funds',
    kind: 'fund-source',
  },
  {
    id: 'B136',
    clause: '五¶1',
    words: '从土地出让净收益中提取5%左右的资金',
    passage:
      '要按照《财政部、建设部、国土资源部关于切实落实城镇廉租住房保障资金的通知》(财综字〔2006〕25号)有关规定,从土地出让净收益中提取5%左右的资金,专项用于城镇廉租住房建设。',
    demand: '~5% of net land revenue',
    kind: 'fund-source',
  },
  {
    id: 'B137',
    clause: '五¶1',
    words: '专项用于城镇廉租住房建设',
    passage:
      '要按照《财政部、建设部、国土资源部关于切实落实城镇廉租住房保障资金的通知》(财综字〔2006〕25号)有关规定,从土地出让净收益中提取5%左右的资金,专项用于城镇廉租住房建设。',
    demand: 'Earmarked for low-rent construction',
    kind: 'construction',
  },
  {
    id: 'B138',
    clause: '五¶1',
    words: '持有城镇常住户口5年以上的居民',
    passage:
      '对符合市(州)、县(市、区)政府规定的城市最低收入家庭住房困难标准并持有城镇常住户口5年以上的居民,采取发放住房租赁补贴、实物配租和租金减免等形式给予廉租住房救助,切实解决最低收入家庭住房困难。',
    demand: 'Residence >=5 years',
    kind: 'standard',
  },
  {
    id: 'B139',
    clause: '五¶2',
    words: '租金标准不能高于当地公产房平均租金的50%',
    passage:
      '以产权调换方式安置的城镇困难家庭,其合理扩大面积部分是公产的,采取廉租的方式供其居住,租金标准不能高于当地公产房平均租金的50%。',
    demand: 'Rent <= 50% of public rent',
    kind: 'standard',
  },
  {
    id: 'B140',
    clause: '五¶3',
    words: '按照“政府补一块、集体助一块、个人出一块”',
    passage:
      '按照“政府补一块、集体助一块、个人出一块”的筹资模式,采取新建、改造、修缮、置换、配租、部门包保、互助出工等方式,对农村困难家庭给予住房救助。',
    demand: 'Three-part rural housing finance',
    kind: 'fund-source',
  },
  {
    id: 'B141',
    clause: '五¶3',
    words: '减免相关行政事业性收费,做到当年建设,当年入住',
    passage:
      '对灾民恢复重建的房屋,当地政府要采取多渠道筹资的办法,帮助灾民做好恢复重建工作,制定优惠政策,减免相关行政事业性收费,做到当年建设,当年入住。',
    demand: 'Disaster rebuild in one year',
    kind: 'target',
  },
  {
    id: 'B142',
    clause: '六¶1',
    words: '并为从事公益性岗位工作的困难群众提供岗位补贴',
    passage:
      '加大公益性岗位开发力度,优先提供公益性岗位,并为从事公益性岗位工作的困难群众提供岗位补贴,按规定享受与其劳动合同期限相应的社会保险补贴。',
    demand: 'Public-post subsidy',
    kind: 'disbursement',
  },
  {
    id: 'B143',
    clause: '六¶1',
    words: '按规定享受与其劳动合同期限相应的社会保险补贴',
    passage:
      '加大公益性岗位开发力度,优先提供公益性岗位,并为从事公益性岗位工作的困难群众提供岗位补贴,按规定享受与其劳动合同期限相应的社会保险补贴。',
    demand: 'Insurance subsidy = contract term',
    kind: 'disbursement',
  },
  {
    id: 'B144',
    clause: '七',
    words: '各级政府要将法律援助经费纳入年度财政预算',
    passage: '各级政府要将法律援助经费纳入年度财政预算。',
    demand: 'Legal aid in budget',
    kind: 'fund-source',
  },
  {
    id: 'B145',
    clause: '七',
    words: '由法律援助机构承担相关费用',
    passage: '如受援人败诉,交纳鉴定费用确有困难的,由法律援助机构承担相关费用。',
    demand: 'Legal aid body bears cost if lost',
    kind: 'disbursement',
  },
];
