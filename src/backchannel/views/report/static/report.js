"use strict";
// Click on words or on a record: both light up, and the other one comes into view. Without this the links still work.
(() => {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let current = null; // key of the record that is lit

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const wordsOf = (key) => all(`[data-k~="${CSS.escape(key)}"]`);

  // Beside the article the records scroll by themselves and the article stays where it is; below it the page scrolls.
  function show(element) {
    if (!element) return;
    const behavior = calm ? "auto" : "smooth";
    const pane = element.closest(".records");
    if (pane && getComputedStyle(pane).overflowY === "auto") {
      const above = element.getBoundingClientRect().top - pane.getBoundingClientRect().top;
      pane.scrollTo({ top: pane.scrollTop + above - (pane.clientHeight - element.clientHeight) / 2, behavior });
    } else {
      element.scrollIntoView({ block: "center", behavior });
    }
  }

  function openPanelOf(element) {
    const panel = element?.closest(".panel");
    const tab = panel && document.querySelector(`.tabs a[href="#${CSS.escape(panel.id)}"]`);
    if (tab) openTab(tab);
  }

  function clear() {
    all(".on").forEach((element) => element.classList.remove("on"));
    current = null;
  }

  function light(key) {
    const record = document.getElementById(key);
    if (!record?.dataset.rec) return null;
    clear();
    current = key;
    record.classList.add("on");
    wordsOf(key).forEach((element) => element.classList.add("on"));
    openPanelOf(record);
    history.replaceState(null, "", `#${key}`);
    return record;
  }

  function openTab(tab) {
    for (const other of all("a", tab.parentElement)) {
      const chosen = other === tab;
      other.setAttribute("aria-selected", chosen);
      other.tabIndex = chosen ? 0 : -1;
      document.getElementById(other.hash.slice(1)).hidden = !chosen;
    }
  }

  function makeTabs(list) {
    const tabs = all("a", list);
    list.setAttribute("role", "tablist");
    for (const tab of tabs) {
      const panel = document.getElementById(tab.hash.slice(1));
      tab.id = `${panel.id}-tab`;
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", panel.id);
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", tab.id);
    }
    list.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = tabs[(tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length];
      openTab(next);
      next.focus();
      event.preventDefault();
    });
    if (tabs.length) openTab(tabs[0]);
  }

  // Words under several records: the shortest first, a further click the next one.
  function keyOf(words) {
    const keys = words.dataset.k.split(" ");
    return keys[(keys.indexOf(current) + 1) % keys.length];
  }

  function goToRecord(key) {
    const record = light(key);
    show(record);
    record?.focus({ preventScroll: true });
  }

  function goToWords(key, anchor) {
    light(key);
    show((anchor && document.getElementById(anchor)) || wordsOf(key)[0]);
  }

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const link = event.target.closest("a");
    const record = event.target.closest("[data-rec]");
    if (link?.matches(".seg")) goToRecord(keyOf(link));
    else if (link?.matches('[role="tab"]')) openTab(link);
    else if (link?.matches(".to-text")) goToWords(record.dataset.rec, link.hash.slice(1));
    else if (link && document.getElementById(link.hash.slice(1))?.dataset.rec) goToRecord(link.hash.slice(1));
    else if (!link && record && getSelection().isCollapsed) goToWords(record.dataset.rec);
    else return;
    event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") clear();
  });

  all(".tabs").forEach(makeTabs);
  const named = decodeURIComponent(location.hash.slice(1));
  if (document.getElementById(named)?.dataset.rec) goToWords(named);
  else if (named.includes(".")) goToWords(named.split(".")[0], named);
})();
