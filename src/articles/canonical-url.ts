/** An article's address without what only says how a reader came to it. Pure. */

/** Parameters that campaigns and networks add. The rest of a query may name the article ("?id=17") and is never touched. */
const TRACKING =
	/^(?:utm_\w*|at_\w+|mtm_\w+|pk_\w+|hsa_\w+|ns_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id|igsh|igshid|mc_cid|mc_eid|mkt_tok|_ga|_gl|_hs\w+|spm|xtor|wt_mc|wt_zmc|maca|cmpid|cmp|ocid|ncid|mbid|smid|smtyp|sr_share|guccounter|guce_\w+|amp_\w+|ref|ref_src|ref_url|referrer|__twitter_impression|echobox)$/i;

/** Absolute http(s) address without tracking parameters and fragment; anything else comes back as it was. */
export function canonicalUrl(address: string): string {
	const url = URL.parse(address.trim());
	if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return address;
	// "#!" is the path of a page that scripts draw; every other fragment is a place on one page.
	if (!url.hash.startsWith('#!')) url.hash = '';
	// Not URLSearchParams: it would spell the parameters that stay anew.
	const kept = url.search
		.slice(1)
		.split('&')
		.filter((pair) => pair !== '' && !TRACKING.test(pair.split('=')[0]!));
	url.search = kept.length > 0 ? `?${kept.join('&')}` : '';
	return url.href;
}
