import { isSyllable } from '@/lib/analysis/words';
import { key } from '@/lib/text/fold';

export type Gender = 'm' | 'f';

/**
 * The gender that a person's name tells: by a middle name that only one gender has (Nguyễn *Thị* Hoa, Trần *Văn* Nam), or by a given
 * name that hardly anybody of the other bears: the last word of a Vietnamese name, the first of others. Undefined for all other names.
 *
 * Example: «Đặng Thu Hương» → f, «Kevin Stoneway» → m, «Lê Minh Anh» → undefined.
 */
export function genderOfName(name: string): Gender | undefined {
  const words = name.split(/\s+/).map(key);
  const middle = words.slice(1, -1);
  if (middle.includes('thị')) return 'f';
  if (middle[0] === 'văn') return 'm';
  const given = (words.every(isSyllable) ? words.at(-1) : words[0]) ?? '';
  return WOMEN.has(given) ? 'f' : MEN.has(given) ? 'm' : undefined;
}

const WOMEN = new Set(
  'abigail ada alice amanda amber amy angela ann anna anne barbara betty beverly brenda carla carol carolyn catherine cathy charlotte cheryl chloe christina christine claire clara cynthia cúc daniela danielle deborah debra denise diana diane diễm diệu donna doris dorothy dung duyên elizabeth ella emily emma erica eva evelyn fiona gina giorgia gloria grace gwynne gấm hannah heather heidi helen hillary hoa huyền huệ hân hương hường hằng ingrid irene isabella ivanka jacqueline jane janet janice jasmine jennifer jessica joan joyce judith judy julia julie kamala kara karen kate katherine kathleen kathryn kathy katie kayla kimberly kiều lan laura lauren leah lily linda lisa loan lucy lệ lụa mai margaret margrethe maria marie marilyn marissa martha mary megan melania melissa mia michelle molly monika my mận nadia nancy naomi natalie natalya nathalie neha nga nguyệt ngà ngân nhi nhung nhài nhàn nhạn nicole nora oanh olivia pamela patricia paula penny phoebe phượng priya quyên quỳnh rachel rebecca rose ruby ruth sadie safra sally samantha sandra sara sarah sharon sheryl shirley sienna sofia sophia stella stephanie sue susan sylvia tara teresa theresa thoa thùy thúy thắm thủy tina tracy trang trinh trâm tuyết ursula uyên vera victoria violet virginia vy vân wanda wendy xoan xuyến yvonne yến zelda zoe đoan đào'.split(
    ' ',
  ),
);

const MEN = new Set(
  'aaron adam ahmed ajay akio alan albert alexander alexei alexey alfred ali amit andrew andy anthony antoine antonio arjun arthur arvind ashok barack barry ben benjamin bernard bill billy bjarne bob bobby brad bradley brandon brian bruce bryan bách bằng carl carlos chad charles charlie chiến christopher chính cliff clément colin craig cristiano curtis công cường dan danh daniel danny dario dave david dean deepak demis dennis derek diego dmitri dmitry don donald doug douglas dustin dũng ed eddy edgar edward elijah elliot elon emad emmanuel enrique eric erik ernest ethan eugene evgeny federico felix fernando frank françois fred gabriel gary geoffrey george gerald graham greg gregory guido gustavo hank hans harold harry harvey hassan henry hideo hiroshi hiệp howard hoàng hugo huy huấn hào hùng hưng ian igor ivan jack jacob jake james jared jason javier jeff jeffrey jensen jeremy jerry jim jimmy joe joel john johnny jonathan jony jorge jose joseph josh joshua juan julian justin jürgen karl kazuo keith kenichiro kenneth kenny kevin khang khoa khôi khải kirk kiên klaus koji kurt kyle lance larry lars lawrence leo leon leonard liam linus long luc luca lucas luis luke luân lâm lộc lợi lực malcolm marc marco marcos marcus mario mark marshall martín marvin masayoshi mason matt matthew max michael miguel mike mikhail miles mitch mohamed mohammed mukesh mustafa mạnh nam nathan neil nghĩa nghị nhân nicholas nick nigel niklas nikolai noah norman oliver omar oscar otto owen patrick paul pavel pedro perry peter phil philip phong phát phú phúc phước pierre quang quentin quyết quân quốc rafael rahul raj rajeev ralph randy ravi raymond ricardo richard rick rishi rob robert roberto roger roland roman ron ronald roy rupert ryan sachin samuel sang sanjay satoru scott sean sergei sergey seth shigeru simon stanley stefan stephen steve steven stuart stéphane sundar sunil sven sơn takeshi ted terry theo thierry thiện thomas thành thái thông thăng thạch thắng thịnh tim timothy tiến toby tom tommy tomás tony toàn travis trevor tristan triết troy trung trí trọng tuấn tyler tyrone tài tín tùng tường tấn vernon vijay vincent vinh vint vitalik vivek việt vladimir vũ vương wade walter wayne werner wesley will william willie wolfgang xavier yevgeny yusaku zachary đăng đạt định đức'.split(
    ' ',
  ),
);
