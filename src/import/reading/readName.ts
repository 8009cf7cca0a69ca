import { compoundSurnames, startsWithWord, surnames } from './surnames.js'

/** Characters no given name has: pronouns, particles, anonymising 某, and endings of places and bodies. */
const neverInName =
  /[的了是在某们这那您你我他她它吗呢吧着过及或且但与都就被把让使从很等百千万年月日号个各每该本，。；：！？、（）“”‘’《》【】\s\dA-Za-z]/
const neverLast = /[区市县镇乡村省州队院校局委组团社部处厂店馆所站员者们会届岁名]/
const numeral = /[一二三四五六七八九十]/
const withDot = /^[\u4e00-\u9fa5]{1,8}(?:[·•・][\u4e00-\u9fa5]{1,8}){1,3}/

/**
 * Reads a personal name that would begin at `at`; returns the offset of its end.
 * How long it is depends on what follows, which must be at least as strong as `least` (see `followerStrength`);
 * `known` names need less.
 */
export function readName(
  text: string,
  at: number,
  minStrength: number,
  known: ReadonlySet<string>,
): number | undefined {
  const dotted = withDot.exec(text.slice(at))
  if (dotted) return at + dottedLength(dotted[0], text, at)
  const surname = compoundSurnames.some((compound) => text.startsWith(compound, at))
    ? 2
    : surnames.has(text[at] ?? '')
      ? 1
      : 0
  if (surname === 0) return undefined
  const ordinary = surname === 1 && startsWithWord(text, at)
  // After an office even a name that begins like a word is one, if it is three characters long and a verb or mark follows.
  if (
    ordinary &&
    (minStrength > 0 ||
      followerStrength(text, at + 3) < 2 ||
      /[节度量质化性力业展园日室科处排导作]/.test(text[at + 2] ?? ''))
  )
    return undefined
  const candidates = (ordinary ? [3] : [surname + 1, surname + 2]).flatMap((length) => {
    const name = text.slice(at, at + length)
    const given = name.slice(surname)
    if (name.length < length || neverInName.test(given) || neverLast.test(name.at(-1) ?? '')) return []
    const strength = followerStrength(text, at + length)
    return [{ end: at + length, strength: strength + (known.has(name) && strength > 0 ? 4 : 0) }]
  })
  const best = candidates.sort((a, b) => b.strength - a.strength || a.end - b.end)[0]
  if (!best) return undefined
  if (best.strength >= Math.max(1, minStrength)) return best.end
  // After an office a name must come; three characters are by far the commonest length.
  const likely = candidates.filter(({ end }) => !numeral.test(text.slice(at, end)))
  return minStrength === 0 ? likely.sort((a, b) => b.end - a.end)[0]?.end : undefined
}

/** A name with dots ends before a verb, if one can be seen inside the last part. */
function dottedLength(name: string, text: string, at: number): number {
  const dot = Math.max(...['·', '•', '・'].map((mark) => name.lastIndexOf(mark)))
  for (let end = dot + 3; end < name.length; end += 1) if (followerStrength(text, at + end) >= 2) return end
  return name.length
}

const followerWords =
  '等 走访 慰问 分获 一家 荣获 获得 获评 获奖 获颁 代表 来到 来金 前往 出席 参加 参与 作为 一行 带队 率队 主持 讲话 致辞 致词 宣布 宣读 表示 指出 强调 介绍 分别 同志 先生 女士 老师 深入 看望 探望 调研 陪同 随同 一同 共同 当选 入选 被评 被授 夺得 勇夺 斩获 摘得 摘取 摘金 夺金 夺冠 取得 先后 带领 率领 实地 检查 督导 指导 视察 考察 参观 交流 座谈 听取 汇报 传达 部署 总结 通报 发言 颁奖 颁发 以及 送上 送去 送来 告诉 认为 希望 勉励 鼓励 祝贺 会见 接见 接待 莅临 亲临 出任 担任 领衔 主讲 授课 演讲 演唱 表演 创作 完成 签署 签约 揭牌 揭幕 启动 组织 开展 体验 学习 登上 打破 凭借 力压 喜获 喜摘 成功 成为 理事长 书记 主任 局长 院长 校长 会长 主席 家中 家里 进行 点燃 传递 入围 赴京 赴沪 连续 再次 首次 也在 全程 讲述 分享 回忆 坦言 介绍说 等人 等领导 摄影 报道 同台 携手 联袂 率先 到场 现场 见证 走进 专程 与会 到会 应邀 受邀 接受 等同志 亲手 亲自 详细 认真 深情 激动 高兴 说道 宣誓 提出 要求 肯定 充分肯定'.split(
    /\s+/,
  )
const nameFollowers = new Set(followerWords)
const followerCharacters = new Set([
  ...'在与和及为向对就以于到来赴率携是的家送任从被由用把将已也还又都曾因作获力喜并兼勇说谈分',
])

/**
 * How surely a name has ended at `at`: 3 at a mark or the end, 2 before a word that follows names (a verb, 一行, 同志),
 * 1 before a single such character, 0 otherwise.
 */
export function followerStrength(text: string, at: number): 0 | 1 | 2 | 3 {
  const next = text[at]
  if (next === undefined || /[\s，。；：！？、（）“”‘’"'《》【】—…·]/.test(next)) return 3
  for (const length of [4, 3, 2, 1]) if (nameFollowers.has(text.slice(at, at + length))) return 2
  return followerCharacters.has(next) ? 1 : 0
}

/** Whether what follows is a verb, as after the subject of a sentence. */
export const isFollowedByVerb = (text: string, at: number): boolean => followerStrength(text, at) === 2
