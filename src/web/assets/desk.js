/** Tries a topic's change as one types, and gives a list another row when its last is used. Without it there is a button. */
const form = document.querySelector('form.tuning');
const result = document.getElementById('trial');
/** Stays in sight, and is what screen readers hear. */
const brief = document.getElementById('brief');
const PAUSE_MS = 300;
let running = new AbortController();
let timer;

async function attempt() {
	running.abort();
	running = new AbortController();
	result.setAttribute('aria-busy', 'true');
	try {
		const body = new URLSearchParams(new FormData(form));
		const answer = await fetch(`${form.dataset.trial}?part`, { method: 'POST', body, signal: running.signal });
		if (answer.ok) result.innerHTML = await answer.text();
		brief.textContent = result.querySelector('.brief, .error')?.textContent ?? '';
		result.removeAttribute('aria-busy');
	} catch (error) {
		if (error.name !== 'AbortError') result.removeAttribute('aria-busy');
	}
}

/** A copy of the last row, emptied, each field's number one higher. */
function anotherRow(list) {
	const row = list.lastElementChild.cloneNode(true);
	for (const field of row.querySelectorAll('input, select')) {
		field.name = field.name.replace(/\d+$/, (number) => Number(number) + 1);
		if (field.type === 'checkbox') field.checked = false;
		else if (field.type !== 'number' && field.tagName === 'INPUT') field.value = '';
	}
	list.append(row);
}

form.addEventListener('input', ({ target }) => {
	const list = target.closest('.rowlist');
	if (list && target.value !== '' && target.closest('.row') === list.lastElementChild) anotherRow(list);
	clearTimeout(timer);
	timer = setTimeout(attempt, PAUSE_MS);
});
