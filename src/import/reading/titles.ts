/** What an office is called at its end. */
const offices =
  '党组书记|总书记|书记|主任委员|主任|理事长|董事长|秘书长|秘书|理事|董事|主席|主委|常委|委员|成员|总经理|经理|总裁|总监|负责人|发起人|创始人|法定代表人|召集人|干事|专员|巡视员|调研员|督导员|检察长|审判长|校董|院士|会计师|工程师|律师|法官|检察官|指导员|教导员|政委|司令员|省长|市长|区长|县长|州长|旗长|乡长|镇长|村长|厅长|局长|处长|科长|股长|部长|司长|署长|庭长|室长|所长|站长|院长|校长|园长|馆长|会长|社长|队长|班长|组长|团长|行长|厂长|店长|营长|连长|台长|总编辑|总编|主编|编辑|教授|研究员|讲师|医师|护士长|主管|理事会主席|领队|总干事|站站长|秘书长'

/** What a person is called who holds no office. */
const roles =
  '残疾人|残疾青年|残疾儿童|残疾学生|残疾少年|残疾妇女|残疾女孩|残疾男孩|听障青年|视障青年|盲人|聋人|运动员|选手|队员|教练员|教练|裁判员|裁判|学员|学生|同学|教师|老师|医生|护士|治疗师|康复师|志愿者|职工|员工|居民|村民|市民|代表|党员|演员|歌手|画家|书法家|作家|艺术家|工匠|传承人|带头人|创业者|企业家|获得者|得主|记者|专干|社工|专职委员|协理员|工作者|青年|姑娘|小伙|小伙子|女孩|男孩|小朋友|老人|户主|家长|母亲|父亲|妈妈|爸爸|妻子|丈夫|模范|标兵|冠军|亚军|季军|新秀|翻译|手语翻译|讲解员|主持人|嘉宾|爱心人士|爱心企业家|专家|学者'

const modifiers =
  '(?:名誉|兼职|常务|第一|执行|原|时任|前|现任|专职|驻会|挂职|机关|分管|党组|党委|党工委|党总支|党支部|支部|总|副|一级|二级|三级|四级|高级|主任|主治|首席|特聘|理事会|监事会|执行理事会|工会|行政|业务|办公室|综合)*'
const department = '(?:[\\u4e00-\\u9fa5]{2,8}(?:处|科|股|室|部|办))?'
const office = `${modifiers}(?:${offices})`
const roleModifiers =
  '(?:残疾人?|优秀|青年|专职|专业|听障|视障|肢残|肢体|智力|重度|困难|贫困|盲人|聋人|退役|退休|知名|著名|本土|年轻|老|女|男|小)*'
const role = `${roleModifiers}(?:${roles})`

/** Ends where a name may begin: an office, or what a person without office is called. */
export const officeAtEnd = new RegExp(`${office}$`)
export const roleAtEnd = new RegExp(`${role}$`)
export const officePattern = new RegExp(`(?:${offices})`, 'g')
export const rolePattern = new RegExp(`(?:${roles})`, 'g')

/** A whole title: a department, an office with its modifiers, further offices after 、 or 兼. */
export const wholeTitle = new RegExp(`^${department}${office}(?:[、兼]{1,2}${department}${office})*$`)

/** Titles that stand after a name: 王勇理事长, 张三同志. */
export const titleAfterName =
  /^(理事长|书记|主任|局长|院长|校长|会长|主席|部长|镇长|区长|市长|县长|同志|先生|女士|老师|医生|教授|教练|副理事长)/
