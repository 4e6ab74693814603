/** Numbers that Arabic news writes as words, folded, to digits. Pure. */
import { foldText } from '../text/arabic.ts';

const TABLE: Readonly<Record<string, string>> = {
	'2': 'اثنان اثنين اثنتان اثنتين',
	'3': 'ثلاث ثلاثة',
	'4': 'أربع أربعة',
	'5': 'خمس خمسة',
	'6': 'ست ستة',
	'7': 'سبع سبعة',
	'8': 'ثمان ثماني ثمانية',
	'9': 'تسع تسعة',
	'10': 'عشر عشرة',
	'20': 'عشرون عشرين',
	'30': 'ثلاثون ثلاثين',
	'40': 'أربعون أربعين',
	'50': 'خمسون خمسين',
	'60': 'ستون ستين',
	'70': 'سبعون سبعين',
	'80': 'ثمانون ثمانين',
	'90': 'تسعون تسعين',
	'100': 'مئة مائة',
	'200': 'مئتان مئتين مائتان مائتين',
};

export const NUMBER_WORDS: ReadonlyMap<string, string> = new Map(
	Object.entries(TABLE).flatMap(([digits, names]) => names.split(' ').map((name) => [foldText(name), digits] as const)),
);
