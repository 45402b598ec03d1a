/** Clauses of 吉政发〔2006〕48号, 一, 二: the minimum living allowance. Words as in the document. */
import type { RegisterRow } from '../register-row.js';

export const OPINION_2006_ALLOWANCE: readonly RegisterRow[] = [
  {
    id: 'B104',
    clause: '一',
    words: '加快建设以最低生活保障为基础',
    passage:
      '认真贯彻落实党的十六届六中全会精神,坚持以科学发展观为统领,从解决人民群众最关心、最直接、最现实的利益问题入手,加快建设以最低生活保障为基础,以就业、医疗、教育、住房、法律等专项救助为重点内容的社会救助体系,发挥政府主导作用,调动全社会参与救助的积极性,弘扬慈善精神,不断提高救助管理能力和服务水平,切实保障困难群众的基本生活,促进全省经济更好更快发展,推进和谐吉林建设。',
    demand: 'System = dibao base + 5 special aids',
    kind: 'coordination',
  },
  {
    id: 'B105',
    clause: '二¶1',
    words: '统筹考虑确定城乡居民最低生活保障标准',
    passage:
      '各地要统筹考虑确定城乡居民最低生活保障标准,做到与财政经济发展水平大体相适应,与当地最低工资标准、失业保险金标准和农村贫困线标准相互衔接,将符合条件的人员全部纳入低保保障范围。',
    demand: 'Dibao standard set in the round',
    kind: 'standard',
  },
  {
    id: 'B106',
    clause: '二¶1',
    words: '与当地最低工资标准、失业保险金标准和农村贫困线标准相互衔接',
    passage:
      '各地要统筹考虑确定城乡居民最低生活保障标准,做到与财政经济发展水平大体相适应,与当地最低工资标准、失业保险金标准和农村贫困线标准相互衔接,将符合条件的人员全部纳入低保保障范围。',
    demand: 'Ordering with minimum wage, unemployment pay, poverty line',
    kind: 'standard',
  },
  {
    id: 'B107',
    clause: '二¶1',
    words: '将符合条件的人员全部纳入低保保障范围',
    passage:
      '各地要统筹考虑确定城乡居民最低生活保障标准,做到与财政经济发展水平大体相适应,与当地最低工资标准、失业保险金标准和农村贫困线标准相互衔接,将符合条件的人员全部纳入低保保障范围。',
    demand: 'All qualifying in dibao',
    kind: 'target',
  },
  {
    id: 'B108',
    clause: '二¶1',
    words: '积极调整财政支出结构,不断加大财政投入',
    passage:
      '积极调整财政支出结构,不断加大财政投入,建立与之相适应的城乡低保补助资金动态增长机制,逐步提高城乡低保补助水平。',
    demand: 'Raise fiscal input',
    kind: 'fund-source',
  },
  {
    id: 'B109',
    clause: '二¶1',
    words: '补助资金动态增长机制',
    passage: '建立城乡低保补助资金动态增长机制。',
    demand: 'Dynamic growth of dibao funds',
    kind: 'fund-source',
  },
  {
    id: 'B110',
    clause: '二¶1',
    words: '逐步提高城乡低保补助水平',
    passage:
      '积极调整财政支出结构,不断加大财政投入,建立与之相适应的城乡低保补助资金动态增长机制,逐步提高城乡低保补助水平。',
    demand: 'Raise top-up level',
    kind: 'standard',
  },
  {
    id: 'B111',
    clause: '二¶1',
    words: '确保城乡低保对象补助资金的筹集与发放',
    passage:
      '各市(州)、县(市、区)政府要结合当地实际,严格按照省有关部署和要求,按规定范围和补助标准,确保城乡低保对象补助资金的筹集与发放。',
    demand: 'Local governments raise and pay',
    kind: 'disbursement',
  },
  {
    id: 'B112',
    clause: '二¶2',
    words: '分类施保补差标准要高于城乡低保对象平均补差标准',
    passage: '对城乡特困低保对象实施分类施保,分类施保补差标准要高于城乡低保对象平均补差标准。',
    demand: 'Classified top-up > average top-up',
    kind: 'standard',
  },
  {
    id: 'B113',
    clause: '二¶2',
    words: '对分类施保对象、临时困难户等困难群众给予临时救助',
    passage: '同时针对不同情况,对分类施保对象、临时困难户等困难群众给予临时救助。',
    demand: 'Temporary relief',
    kind: 'disbursement',
  },
  {
    id: 'B114',
    clause: '二¶2',
    words: '生活资料价格上涨较快时',
    passage:
      '各市(州)、县(市、区)政府在城乡基本生活资料价格上涨较快时,应根据受影响程度,对城乡困难群众给予适当生活补贴。',
    demand: 'Price subsidy when prices rise fast',
    kind: 'standard',
  },
  {
    id: 'B115',
    clause: '二¶3',
    words: '全面建立和严格执行低保对象审批评议制度',
    passage:
      '全面建立和严格执行低保对象审批评议制度,家庭人均收入高于城乡低保标准的救助对象,要按规定及时办理渐退手续。',
    demand: 'Approval and deliberation',
    kind: 'supervision',
  },
  {
    id: 'B116',
    clause: '二¶3',
    words: '家庭人均收入高于城乡低保标准的救助对象',
    passage:
      '全面建立和严格执行低保对象审批评议制度,家庭人均收入高于城乡低保标准的救助对象,要按规定及时办理渐退手续。',
    demand: 'Gradual exit above standard',
    kind: 'supervision',
  },
  {
    id: 'B117',
    clause: '二¶4',
    words: '根据当地城乡低保人数变化、补助标准和资金需求',
    passage:
      '市(州)、县(市、区)财政部门应根据当地城乡低保人数变化、补助标准和资金需求,在年度预算中安排相应补助资金和必要的低保机构工作经费。',
    demand: 'LOCAL budget follows headcount, standard, need',
    kind: 'gap',
  },
  {
    id: 'B118',
    clause: '二¶4',
    words: '在年度预算中安排相应补助资金和必要的低保机构工作经费',
    passage:
      '市(州)、县(市、区)财政部门应根据当地城乡低保人数变化、补助标准和资金需求,在年度预算中安排相应补助资金和必要的低保机构工作经费。',
    demand: 'Budget both benefits and work funds',
    kind: 'fund-source',
  },
  {
    id: 'B119',
    clause: '二¶4',
    words: '省对各地的低保补助资金主要用于提高低保补助标准',
    passage: '省对各地的低保补助资金主要用于提高低保补助标准,不与低保人数变化直接挂钩。',
    demand: 'Provincial dibao money mainly raises the standard',
    kind: 'allocation',
  },
  {
    id: 'B120',
    clause: '二¶4',
    words: '不与低保人数变化直接挂钩',
    passage: '省对各地的低保补助资金主要用于提高低保补助标准,不与低保人数变化直接挂钩。',
    demand: 'Provincial dibao money NOT directly linked to headcount CHANGE',
    kind: 'allocation',
  },
];
