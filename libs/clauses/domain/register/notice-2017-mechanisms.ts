/**
 * Clauses of 吉政办发〔2017〕63号, 三, 五: how offices work together, and how the service runs.
 * Words as in the document.
 */
import type { RegisterRow } from '../register-row.js';

export const NOTICE_2017_MECHANISMS: readonly RegisterRow[] = [
  {
    id: 'A055',
    clause: '三（一）',
    words: '困难群众基本生活保障工作联席会议制度',
    passage: '建立吉林省困难群众基本生活保障工作联席会议制度，统筹协调全省社会救助工作。',
    demand: 'Provincial joint conference',
    kind: 'coordination',
  },
  {
    id: 'A056',
    clause: '三（一）',
    words: '定期研究解决本地区困难群众基本生活保障问题',
    passage:
      '各地特别是各县（市、区）都要建立健全由政府牵头，民政部门负责，相关部门和单位参加的协调机制，定期研究解决本地区困难群众基本生活保障问题，确保工作落实、政策落地。',
    demand: 'County mechanism meets regularly',
    kind: 'coordination',
  },
  {
    id: 'A057',
    clause: '三（二）',
    words: '逐步将核对部门覆盖到掌握车辆、户籍、证券、金融资产',
    passage:
      '逐步将核对部门覆盖到掌握车辆、户籍、证券、金融资产、工商、保险、公积金、税务、不动产、大型农机具等信息的部门，并明确部门职责。',
    demand: 'Verification covers 10+ data holders',
    kind: 'supervision',
  },
  {
    id: 'A058',
    clause: '三（二）',
    words: '并明确部门职责',
    passage:
      '逐步将核对部门覆盖到掌握车辆、户籍、证券、金融资产、工商、保险、公积金、税务、不动产、大型农机具等信息的部门，并明确部门职责。',
    demand: 'Department duties are explicit',
    kind: 'coordination',
  },
  {
    id: 'A059',
    clause: '三（三）',
    words: '确保困难群众求助有门、受助及时',
    passage:
      '有条件的地区，逐步实现各项救助项目在社会救助服务大厅办理，确保困难群众求助有门、受助及时。',
    demand: 'One window; help in time',
    kind: 'disbursement',
  },
  {
    id: 'A060',
    clause: '三（四）',
    words: '及时向公安机关、乡镇（街道）或相关救助机构报告',
    passage:
      '强化公安巡警、城管环卫、救助管理机构、福利机构、学校、幼儿园、医疗机构等部门和单位的报告责任，发现困难群众救助需求，及时向公安机关、乡镇（街道）或相关救助机构报告，确保对困难群众救助需求及时发现、快速处置。',
    demand: 'Duty to report found need',
    kind: 'coordination',
  },
  {
    id: 'A090',
    clause: '五（一）',
    words: '科学确定各级机构设置、人员编制和工作经费',
    passage:
      '加强社会救助相关机构、服务大厅（窗口）和经办服务队伍建设，逐步实现根据社会救助工作量科学确定各级机构设置、人员编制和工作经费，确保事有人管、责有人负。',
    demand: 'Staff and work funds by workload',
    kind: 'fund-source',
  },
  {
    id: 'A091',
    clause: '五（一）',
    words: '确保事有人管、责有人负',
    passage:
      '加强社会救助相关机构、服务大厅（窗口）和经办服务队伍建设，逐步实现根据社会救助工作量科学确定各级机构设置、人员编制和工作经费，确保事有人管、责有人负。',
    demand: 'Every task has an owner',
    kind: 'coordination',
  },
  {
    id: 'A092',
    clause: '五（一）',
    words: '探索通过政府购买服务方式',
    passage:
      '探索通过政府购买服务方式，鼓励引导社工专业机构等社会力量参与社会救助服务，推动社会救助管理服务专业化发展。',
    demand: 'Buy services',
    kind: 'disbursement',
  },
  {
    id: 'A093',
    clause: '五（二）',
    words: '推进各项救助信息系统间及与其他社会保障信息系统间的',
    passage:
      '进一步完善城乡低保、医疗救助和专项救助的信息系统，充分利用政府“一张网”，推进各项救助信息系统间及与其他社会保障信息系统间的信息共享。',
    demand: 'Systems share information',
    kind: 'coordination',
  },
  {
    id: 'A094',
    clause: '五（二）',
    words: '逐步推进扶贫开发信息网络与其他救助制度信息系统',
    passage:
      '逐步推进扶贫开发信息网络与其他救助制度信息系统的互联互通、信息共享，推进精准扶贫、精准救助。',
    demand: 'Link poverty registry',
    kind: 'coordination',
  },
  {
    id: 'A095',
    clause: '五（二）',
    words: '纵向连接各乡镇（街道）、村（社区）',
    passage:
      '积极推进“互联网+社会救助”的深度融合，依托政府政务系统，通过大数据共享平台和延伸到村（社区）的手机终端，建立横跨各联席会议成员单位，纵向连接各乡镇（街道）、村（社区）的信息共享网络，形成“一网覆盖”、部门互通、快捷方便的社会救助管理服务体系。',
    demand: 'Network to village level',
    kind: 'coordination',
  },
  {
    id: 'A096',
    clause: '五（三）',
    words: '强化公开公示',
    passage: '坚持以法治化引领规范化，完善规章制度，优化办事流程，强化公开公示，落实依法办事。',
    demand: 'Stronger publicity',
    kind: 'disclosure',
  },
  {
    id: 'A097',
    clause: '五（三）',
    words: '做到有标准可依、按标准办事、依标准考核',
    passage:
      '坚持以标准化引领规范化，加快推进社会救助经办服务体系标准化建设，做到有标准可依、按标准办事、依标准考核。',
    demand: 'Standards, act by them, assess by them',
    kind: 'performance',
  },
  {
    id: 'A098',
    clause: '五（三）',
    words: '增强数据准确性、流程有序性、管理科学性',
    passage: '坚持以信息化助推规范化，增强数据准确性、流程有序性、管理科学性，提升服务效能。',
    demand: 'Accurate, orderly data',
    kind: 'supervision',
  },
  {
    id: 'A099',
    clause: '五（三）',
    words: '规范投诉举报、巡查督查制度',
    passage:
      '进一步完善管理服务规章制度，规范投诉举报、巡查督查制度，实现社会救助监管内部机制常态化；',
    demand: 'Complaints, patrol inspection',
    kind: 'supervision',
  },
  {
    id: 'A100',
    clause: '五（三）',
    words: '实现社会救助监管内部机制常态化',
    passage:
      '进一步完善管理服务规章制度，规范投诉举报、巡查督查制度，实现社会救助监管内部机制常态化；',
    demand: 'Internal control is routine',
    kind: 'supervision',
  },
  {
    id: 'A101',
    clause: '五（三）',
    words: '主动接受审计、纪检、检察等部门的监督检查',
    passage: '主动接受审计、纪检、检察等部门的监督检查，确保社会救助公平公正、阳光透明。',
    demand: 'Accept audit, discipline, procuratorate',
    kind: 'supervision',
  },
  {
    id: 'A102',
    clause: '五（三）',
    words: '加强政策目标考核管理评价，做好政策落实综合督导检查',
    passage: '要加强政策目标考核管理评价，做好政策落实综合督导检查，推动工作有效落实。',
    demand: 'Assess policy goals',
    kind: 'performance',
  },
  {
    id: 'A103',
    clause: '五（三）',
    words: '列入重点工作目标责任制任务，进行督查考核',
    passage: '省政府将困难群众基本生活保障工作列入重点工作目标责任制任务，进行督查考核。',
    demand: 'Province lists as key task',
    kind: 'performance',
  },
];
