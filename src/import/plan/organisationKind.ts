import type { OrganisationKind } from './records.js'

const signs: readonly (readonly [OrganisationKind, RegExp])[] = [
  ['federation', /残联|残疾人联合会|残工委|[盲聋肢智精]协/],
  ['medical', /医院|卫生|保健|康复|疗养|福利院|养老|敬老/],
  ['education', /大学|学院|学校|小学|中学|高中|幼儿园/],
  ['company', /公司|集团|企业|银行|支行|分行|合作社|工厂|厂$|酒店|超市|餐厅/],
  ['association', /协会|学会|商会|基金会|红十字|慈善|志愿|俱乐部|服务社|促进会|联谊会|联盟|艺术团/],
  ['community', /街道|社区|居委|村委|镇$|乡$|村$|家园/],
  [
    'government',
    /政府|人大|政协|[局厅委办署]$|委员会|法院|检察院|公安|派出所|档案馆|党|妇联|工会|团委|组织部|宣传部|人民|机关/,
  ],
]

/** What kind of body a name tells of. */
export const organisationKind = (name: string): OrganisationKind =>
  signs.find(([, sign]) => sign.test(name))?.[0] ?? 'other'
