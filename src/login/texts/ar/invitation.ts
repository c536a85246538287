import { apart } from '../../../kernel/apart.ts'
import type { invitationEn } from '../en/invitation.ts'

/** بالعربية. */
export const invitationAr: typeof invitationEn = {
  title: (organization) => apart`الانضمام إلى ${organization}`,
  intro: (inviter, organization, roles) => apart`دعاك ${inviter} إلى الانضمام إلى ${organization} بصفة ${roles}.`,
  member: 'عضو',
  address: (email) => apart`الدعوة موجّهة إلى ${email}.`,
  accept: 'قبول',
  signIn: 'تسجيل الدخول للقبول',
  signUp: 'إنشاء حساب',
  another: (own, email) => apart`أنت مسجّل الدخول باسم ${own}؛ وهذه الدعوة موجّهة إلى ${email}.`,
  unproven: 'لم يؤكَّد بريدك الإلكتروني بعد. أكّده أولًا ثم افتح هذه الصفحة من جديد.',
  switch: 'تبديل الحساب',
  decline: 'رفض',
  declinedTitle: 'لم تنضم',
  declined: 'لم يتغيّر شيء. إذا غيّرت رأيك، فافتح الرابط من رسالتك مرة أخرى قبل أن تنتهي صلاحيته.',
  doneTitle: 'أصبحت عضوًا الآن',
  done: 'يمكنك المتابعة إلى التطبيق.',
  ask: 'طلب دعوة جديدة',
  askedTitle: 'طلبت دعوة جديدة',
  asked: 'أُبلغ من دعاك. ستصل دعوة جديدة إلى العنوان نفسه.',
}
