import { apart } from '../../../kernel/apart.ts'
import { pluralIn } from '../../../kernel/plural.ts'
import type { factorsEn } from '../en/factors.ts'
import { factorInWords } from '../factor-in-words.ts'

export const factorsAr: typeof factorsEn = {
  'factor-added': ({ factor }, { app, time }) => ({
    subject: apart`أُضيفت طريقة جديدة لإثبات هويتك لدى ${app}`,
    intro: [apart`في ${time} أُضيف هذا إلى حسابك لدى ${app}: ${factorInWords(factor, 'ar')}.`],
    outro: ['إذا لم يكن هذا أنت، فأزل ما أُضيف وغيّر كلمة مرورك، أو تواصل مع الدعم.'],
  }),
  'factor-removed': ({ factor }, { app, time }) => ({
    subject: apart`أُزيلت طريقة لإثبات هويتك لدى ${app}`,
    intro: [apart`في ${time} أُزيل هذا من حسابك لدى ${app}: ${factorInWords(factor, 'ar')}.`],
    outro: ['إذا لم يكن هذا أنت، فغيّر كلمة مرورك وتواصل مع الدعم.'],
  }),
  'factor-enrolment': ({ link }, { app }) => ({
    subject: apart`أعدّ خطوة ثانية لحسابك لدى ${app}`,
    intro: [
      apart`يطلب منك القائمون على ${app} إعداد خطوة ثانية، مثل مفتاح أمان أو تطبيق مصادقة، حتى لا تفتح كلمة مرورك وحدها أي شيء.`,
    ],
    actions: [{ label: 'إعداد خطوة ثانية', link }],
    outro: ['يعمل الرابط مرة واحدة، ولمدة 5 أيام. لا تعطه لأحد: من يملكه يمكنه إعداد جهاز خاص به.'],
  }),
  'mfa-reset': (_, { app, time }) => ({
    subject: apart`أُعيد ضبط خطواتك الثانية لدى ${app}`,
    intro: [
      apart`في ${time} أزال الدعم كل الخطوات الثانية لحسابك لدى ${app} وسجّل خروجك من كل مكان.`,
      'عند تسجيل دخولك التالي ستُعدّ خطوات جديدة.',
    ],
    outro: ['إذا لم تطلب ذلك، فتواصل مع الدعم ولا تعطِ أي رمز لأحد.'],
  }),
  impersonated: (_, { app, time }) => ({
    subject: apart`اطّلع الدعم على حسابك لدى ${app}`,
    intro: [
      apart`في ${time} بدأ شخص من الدعم تصفّح ${app} كما تراه أنت، لمدة لا تتجاوز 15 دقيقة. لا يمكنه تغيير طريقة تسجيل دخولك.`,
    ],
    outro: ['إذا لم تطلب المساعدة، فتواصل مع الدعم.'],
  }),
  'caller-code': ({ code, agent }, { app }) => ({
    subject: apart`رمزك للمكالمة مع دعم ${app}`,
    intro: [apart`${agent} من دعم ${app} معك على الهاتف. لا تقرأ هذا الرمز إلا إذا كنت أنت من اتصل بنا:`],
    code,
    outro: ['يعمل الرمز لمدة 10 دقائق. إذا لم تتصل، فلا تقرأه لأحد وأخبر الدعم.'],
  }),
  'recovery-code-used': ({ left }, { app, time }) => ({
    subject: apart`استُخدم رمز استرداد لدى ${app}`,
    intro: [`${apart`في ${time} سُجّل الدخول إلى حسابك لدى ${app} برمز استرداد.`} ${codesLeft(left)}`],
    outro: ['إذا لم يكن هذا أنت، فغيّر كلمة مرورك وأنشئ رموز استرداد جديدة فورًا.'],
  }),
  'recovery-codes-made': (_, { app, time }) => ({
    subject: apart`أُنشئت رموز استرداد جديدة لدى ${app}`,
    intro: [apart`في ${time} أُنشئت رموز استرداد جديدة لحسابك لدى ${app}. لم تعد الرموز القديمة تعمل.`],
    outro: ['إذا لم يكن هذا أنت، فغيّر كلمة مرورك وأنشئ رموز استرداد جديدة فورًا، أو تواصل مع الدعم.'],
  }),
}

const plural = pluralIn<Intl.LDMLPluralRule>('ar')

function codesLeft(left: number): string {
  return plural(left, {
    zero: 'كان هذا آخر رمز: أنشئ رموزًا جديدة.',
    one: 'بقي رمز واحد.',
    two: 'بقي رمزان.',
    few: apart`بقيت ${left} رموز.`,
    many: apart`بقي ${left} رمزًا.`,
    other: apart`بقي ${left} رمز.`,
  })
}
