/** Brings new and changed alerts into the page as they happen. Without it the page still reads. */
const list = document.getElementById('alerts');

async function show(id) {
	const answer = await fetch(`/alerts/${id}`);
	if (!answer.ok) return;
	const holder = document.createElement('template');
	holder.innerHTML = await answer.text();
	const fresh = holder.content.firstElementChild;
	if (!fresh) return;
	const old = document.getElementById(id);
	if (old) return old.replaceWith(fresh);
	if (list.classList.contains('empty')) {
		list.textContent = '';
		list.classList.remove('empty');
	}
	list.prepend(fresh);
}

if (list) {
	let turn = Promise.resolve();
	new EventSource('/events').addEventListener('alert', (event) => {
		turn = turn.then(() => show(event.data)).catch(() => undefined);
	});
}
