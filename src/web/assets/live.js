/** Brings new and changed alerts into the page as they happen. Without it the page still reads. */
const list = document.getElementById('alerts');
const news = document.getElementById('news');
const isNewest = !new URLSearchParams(location.search).has('page');

async function show(id) {
	const answer = await fetch(`/alerts/${id}${location.search}`);
	if (!answer.ok) return;
	const holder = document.createElement('template');
	holder.innerHTML = await answer.text();
	const fresh = holder.content.firstElementChild;
	if (!fresh) return;
	const old = document.getElementById(id);
	if (old) {
		fresh.querySelector('details')?.toggleAttribute('open', old.querySelector('details')?.open ?? false);
		return old.replaceWith(fresh);
	}
	if (!isNewest) return;
	fresh.classList.add('fresh');
	list.prepend(fresh);
	news.textContent = `${news.dataset.fresh} ${fresh.querySelector('h2').textContent}`;
}

if (list) {
	let turn = Promise.resolve();
	/** An alert changes several times on its way: while its card is still to be fetched, once is enough. */
	const waiting = new Set();
	new EventSource('/events').addEventListener('alert', ({ data: id }) => {
		if (waiting.has(id)) return;
		waiting.add(id);
		turn = turn
			.then(() => {
				waiting.delete(id);
				return show(id);
			})
			.catch(() => undefined);
	});
}
