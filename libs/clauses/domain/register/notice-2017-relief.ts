/**
 * Clauses of 吉政办发〔2017〕63号, 二（四） to 二（六）: emergencies, illness, school, housing, work.
 * Words as in the document.
 */
import type { RegisterRow } from '../register-row.js';

export const NOTICE_2017_RELIEF: readonly RegisterRow[] = [
  {
    id: 'A030',
    clause: '二（四）',
    words: '建立健全自然灾害应急救助体系、灾害救助处置机制',
    passage:
      '建立健全自然灾害应急救助体系、灾害救助处置机制和受灾群众救助发现机制，确保受灾群众有饭吃、有干净水喝、有衣穿、有安全住所、有病能得到及时医治。',
    demand: 'Disaster relief system',
    kind: 'coordination',
  },
  {
    id: 'A031',
    clause: '二（四）',
    words: '确保受灾群众有饭吃、有干净水喝、有衣穿、有安全住所',
    passage:
      '建立健全自然灾害应急救助体系、灾害救助处置机制和受灾群众救助发现机制，确保受灾群众有饭吃、有干净水喝、有衣穿、有安全住所、有病能得到及时医治。',
    demand: 'Five guarantees for disaster victims',
    kind: 'target',
  },
  {
    id: 'A032',
    clause: '二（四）',
    words: '引导社会力量有序参与救灾工作',
    passage: '建立完善支持政策措施，引导社会力量有序参与救灾工作。',
    demand: 'Social forces take part',
    kind: 'fund-source',
  },
  {
    id: 'A033',
    clause: '二（四）',
    words: '切实保障生活无着流浪乞讨人员的基本权益',
    passage: '强化部门协同和宣传引导，切实保障生活无着流浪乞讨人员的基本权益。',
    demand: 'Protect homeless and begging persons',
    kind: 'disbursement',
  },
  {
    id: 'A034',
    clause: '二（四）',
    words: '给予快速、便捷和有效的应急性、过渡性救助',
    passage:
      '进一步完善临时救助制度，深入推进“救急难”工作，着力建立健全主动发现、快速响应和救助处置机制，对遭遇突发急难事件陷入生活困境的城乡居民给予快速、便捷和有效的应急性、过渡性救助，防止发生冲击社会道德和心理底线事件。',
    demand: 'Temporary relief is fast',
    kind: 'disbursement',
  },
  {
    id: 'A035',
    clause: '二（五）',
    words: '落实需手术治疗的28种疾病优惠政策',
    passage:
      '实施脱贫攻坚卫生计生支持计划，落实需手术治疗的28种疾病优惠政策，对贫困人口大病实行分类救治和先诊疗后付费结算机制，门诊统筹率先覆盖所有贫困地区，降低贫困人口大病费用实际支出。',
    demand: '28 diseases get preferential treatment',
    kind: 'standard',
  },
  {
    id: 'A036',
    clause: '二（五）',
    words: '门诊统筹率先覆盖所有贫困地区',
    passage:
      '实施脱贫攻坚卫生计生支持计划，落实需手术治疗的28种疾病优惠政策，对贫困人口大病实行分类救治和先诊疗后付费结算机制，门诊统筹率先覆盖所有贫困地区，降低贫困人口大病费用实际支出。',
    demand: 'Outpatient pooling covers all poor areas first',
    kind: 'target',
  },
  {
    id: 'A037',
    clause: '二（五）',
    words: '降低贫困人口大病费用实际支出',
    passage:
      '实施脱贫攻坚卫生计生支持计划，落实需手术治疗的28种疾病优惠政策，对贫困人口大病实行分类救治和先诊疗后付费结算机制，门诊统筹率先覆盖所有贫困地区，降低贫困人口大病费用实际支出。',
    demand: 'Lower real out-of-pocket cost',
    kind: 'target',
  },
  {
    id: 'A038',
    clause: '二（五）',
    words: '对困难群众参加基本医疗保险个人缴费部分给予补贴',
    passage:
      '优先做好困难群众基本医疗保障和大病保险工作，对困难群众参加基本医疗保险个人缴费部分给予补贴。',
    demand: 'Subsidise insurance premium of the needy',
    kind: 'disbursement',
  },
  {
    id: 'A039',
    clause: '二（五）',
    words: '落实大病保险倾斜政策',
    passage:
      '落实大病保险倾斜政策，对低保对象、特困人员、建档立卡贫困人口、低收入重度残疾人等困难群众（含低收入老年人、未成年人、重病患者）给予政策倾斜。',
    demand: 'Critical-illness insurance tilt',
    kind: 'standard',
  },
  {
    id: 'A040',
    clause: '二（五）',
    words: '对经大病保险报销后仍有困难的低保对象',
    passage:
      '拓展重特大疾病医疗救助对象范围，对经大病保险报销后仍有困难的低保对象、特困人员、建档立卡贫困人口、低收入重度残疾人等困难群众（含低收入老年人、未成年人、重病患者）实施重特大疾病医疗救助。',
    demand: 'Medical assistance after critical-illness insurance',
    kind: 'disbursement',
  },
  {
    id: 'A041',
    clause: '二（五）',
    words: '疾病应急救助、商业健康保险及慈善救助的有效衔接',
    passage:
      '加强基本医疗保险、大病保险、医疗救助、疾病应急救助、商业健康保险及慈善救助的有效衔接和互补联动，对经基本医疗保险、大病保险支付后个人自负费用仍有困难的，加大医疗救助、临时救助和慈善救助帮扶力度，形成困难群众大病保障合力。',
    demand: 'Sources link and stack without overlap',
    kind: 'coordination',
  },
  {
    id: 'A042',
    clause: '二（五）',
    words: '加大医疗救助、临时救助和慈善救助帮扶力度',
    passage:
      '加强基本医疗保险、大病保险、医疗救助、疾病应急救助、商业健康保险及慈善救助的有效衔接和互补联动，对经基本医疗保险、大病保险支付后个人自负费用仍有困难的，加大医疗救助、临时救助和慈善救助帮扶力度，形成困难群众大病保障合力。',
    demand: 'More medical, temporary and charity help',
    kind: 'fund-source',
  },
  {
    id: 'A043',
    clause: '二（六）',
    words: '逐步拓展救助项目和提高救助标准',
    passage:
      '逐步拓展救助项目和提高救助标准，对幼儿园、义务教育、高中、中等职业教育、高校等各阶段各类家庭经济困难学生，特别是建档立卡贫困家庭学生、残疾学生、孤儿、农村低保家庭学生、农村特困救助供养学生，按政策规定给予教育资助，确保经济困难家庭学生上得起学。',
    demand: 'Education aid widens and rises',
    kind: 'standard',
  },
  {
    id: 'A044',
    clause: '二（六）',
    words: '按政策规定给予教育资助',
    passage:
      '逐步拓展救助项目和提高救助标准，对幼儿园、义务教育、高中、中等职业教育、高校等各阶段各类家庭经济困难学生，特别是建档立卡贫困家庭学生、残疾学生、孤儿、农村低保家庭学生、农村特困救助供养学生，按政策规定给予教育资助，确保经济困难家庭学生上得起学。',
    demand: 'Pay education aid per policy',
    kind: 'disbursement',
  },
  {
    id: 'A045',
    clause: '二（六）',
    words: '年实施农村危房改造4.8万户',
    passage:
      '2017年实施农村危房改造4.8万户，改造各类棚户区11.5万套，新增发放租赁补贴0.8万户，切实保障住房救助对象的基本居住需求，确保“住有所居”。',
    demand: '2017: 48,000 rural dilapidated houses',
    kind: 'target',
    scanned: '48万户',
  },
  {
    id: 'A046',
    clause: '二（六）',
    words: '改造各类棚户区11.5万套',
    passage:
      '2017年实施农村危房改造4.8万户，改造各类棚户区11.5万套，新增发放租赁补贴0.8万户，切实保障住房救助对象的基本居住需求，确保“住有所居”。',
    demand: '2017: 115,000 shanty units',
    kind: 'target',
    scanned: '115万套',
  },
  {
    id: 'A047',
    clause: '二（六）',
    words: '新增发放租赁补贴0.8万户',
    passage:
      '2017年实施农村危房改造4.8万户，改造各类棚户区11.5万套，新增发放租赁补贴0.8万户，切实保障住房救助对象的基本居住需求，确保“住有所居”。',
    demand: '2017: 8,000 new rent subsidies',
    kind: 'target',
    scanned: '08万户',
  },
  {
    id: 'A048',
    clause: '二（六）',
    words: '援助5万名就业困难人员实现就业',
    passage:
      '2017年援助5万名就业困难人员实现就业，城镇零就业家庭实现动态清零，援助率保持100%，确保符合条件的就业困难人员全部纳入援助范围。',
    demand: '2017: 50,000 hard-to-employ helped',
    kind: 'target',
  },
  {
    id: 'A049',
    clause: '二（六）',
    words: '城镇零就业家庭实现动态清零',
    passage:
      '2017年援助5万名就业困难人员实现就业，城镇零就业家庭实现动态清零，援助率保持100%，确保符合条件的就业困难人员全部纳入援助范围。',
    demand: 'Zero-employment households dynamically cleared',
    kind: 'target',
  },
  {
    id: 'A050',
    clause: '二（六）',
    words: '援助率保持100%',
    passage:
      '2017年援助5万名就业困难人员实现就业，城镇零就业家庭实现动态清零，援助率保持100%，确保符合条件的就业困难人员全部纳入援助范围。',
    demand: 'Aid rate 100%',
    kind: 'target',
  },
  {
    id: 'A051',
    clause: '二（六）',
    words: '确保符合条件的就业困难人员全部纳入援助范围',
    passage:
      '2017年援助5万名就业困难人员实现就业，城镇零就业家庭实现动态清零，援助率保持100%，确保符合条件的就业困难人员全部纳入援助范围。',
    demand: 'All qualifying jobless in scope',
    kind: 'target',
  },
  {
    id: 'A052',
    clause: '二（六）',
    words: '实现垦区基本生活保障政策全覆盖',
    passage: '加大农垦区困难群众救助力度，实现垦区基本生活保障政策全覆盖。',
    demand: 'Reclamation areas fully covered',
    kind: 'target',
  },
  {
    id: 'A053',
    clause: '二（六）',
    words: '使40%的建档困难职工实现解困脱困',
    passage: '2017年，使40%的建档困难职工实现解困脱困。',
    demand: '2017: 40% of registered needy workers out of difficulty',
    kind: 'target',
  },
  {
    id: 'A054',
    clause: '二（六）',
    words: '对特困职工群体实施兜底生活救助',
    passage: '对特困职工群体实施兜底生活救助，确保特困职工的基本生活需要。',
    demand: 'Backstop for extremely poor workers',
    kind: 'disbursement',
  },
];
