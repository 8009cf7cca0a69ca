import { anyOf } from './anyOf.js'
import organisations from './data/organisations.json' with { type: 'json' }

const endingPattern = new RegExp(`${anyOf(organisations.endings)}(?:（[^（）]{2,30}）)?[”"]?$`)
const quotedAtEnd = /(?:街道|社区|镇|乡|村|区|县|市|残联)[“"][^“”"]{2,14}[”"]$/

/** Short phrases that begin so do not say which organisation they mean: 爱心企业, 有关部门. */
const unspecificStart = new RegExp(`^(${organisations.unspecific.join('|')})`)
const unspecificKinds = '爱心企业|爱心组织|社会组织|公益组织|志愿组织|志愿服务队|企业|医疗机构|康复机构'
const unspecificPhrase = new RegExp(`^(?:${unspecificKinds}|.{0,3}定点.{0,4}机构|残疾人组织)$`)

/** Whether a phrase is the name of one organisation: it ends like one and says which one. */
export const isOrganisation = (phrase: string): boolean =>
  (endingPattern.test(phrase) || quotedAtEnd.test(phrase)) &&
  phrase.length >= 2 &&
  phrase.length <= 40 &&
  // Somebody's office belongs to the person, and 记者从 to the sentence: no name of an organisation has them within it.
  !/(?:长|主任|书记|主席|委员|干事)[、兼]|^(?:本报|本网)?记者|[记笔]者从|^(?:从|据|经|在|由|与|和|向|对)/.test(
    phrase,
  ) &&
  !/[，。；！？：]/.test(phrase) &&
  !unspecificPhrase.test(phrase) &&
  !(unspecificStart.test(phrase) && phrase.length <= 6)

const representativesStart = '(?:党组|领导班子|班子)?(?:全体|部分|主要|有关|相关|机关)?'

/** The people who act for an organisation, named after it; not part of its name. */
export const representativePattern = new RegExp(
  `${representativesStart}${anyOf(organisations.representatives)}+(?:\\d+余?人)?$`,
)
