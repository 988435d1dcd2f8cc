"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("scripted");
  const kept = {
    get(name) { try { return localStorage.getItem(`auditor-${name}`); } catch { return null; } },
    set(name, value) { try { localStorage.setItem(`auditor-${name}`, value); } catch { /* a page from a file may keep nothing */ } },
  };

  const speak = (language) => {
    root.lang = root.dataset.lang = language;
    for (const option of document.querySelectorAll("option[data-zh]")) option.textContent = option.dataset[language];
    for (const form of document.querySelectorAll(".filters")) count(form);
    float();
  };
  const count = (form) => {
    const rows = [...form.parentElement.querySelectorAll("tbody tr")];
    const shown = rows.filter((row) => !row.hidden).length;
    form.querySelector(".shown").textContent =
      root.dataset.lang === "zh" ? `显示 ${shown} / ${rows.length}` : `${shown} of ${rows.length} shown`;
  };
  const filter = (form) => {
    const wanted = new Set([...form.querySelectorAll(".filter[aria-pressed=true]")].map((b) => b.dataset.verdict));
    const kind = form.elements.kind.value;
    const words = form.elements.words.value.trim().toLowerCase();
    for (const row of form.parentElement.querySelectorAll("tbody tr")) {
      row.hidden = !wanted.has(row.dataset.verdict) || (kind !== "" && row.dataset.kind !== kind)
        || (words !== "" && !row.textContent.toLowerCase().includes(words));
    }
    count(form);
  };
  for (const form of document.querySelectorAll(".filters")) {
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => filter(form));
    for (const button of form.querySelectorAll(".filter")) {
      button.addEventListener("click", () => {
        button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
        filter(form);
      });
    }
  }

  document.getElementById("language").addEventListener("click", () => {
    const language = root.dataset.lang === "zh" ? "en" : "zh";
    kept.set("language", language);
    speak(language);
  });
  document.getElementById("colours").addEventListener("click", () => {
    const dark = root.dataset.colours ? root.dataset.colours === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.colours = dark ? "light" : "dark";
    kept.set("colours", root.dataset.colours);
  });

  // beside a wide text the notes stand as near to their lines as they fit under each other
  const wide = matchMedia("(min-width: 56.01rem)");
  const float = () => {
    for (const notice of document.querySelectorAll(".notice")) {
      notice.classList.toggle("floating", wide.matches);
      let free = 0;
      for (const notes of notice.querySelectorAll(".notes:not(:empty)")) {
        const top = Math.max(free, notes.parentElement.offsetTop);
        notes.style.top = wide.matches ? `${top}px` : "";
        free = top + notes.offsetHeight + 10;
      }
      notice.style.minHeight = wide.matches ? `${free}px` : "";
    }
  };
  addEventListener("resize", float);

  // a finding with all its places stands out while it is looked at
  const choose = (article, number) => {
    for (const one of document.querySelectorAll("mark.on, .side.on")) one.classList.remove("on");
    if (!article || !number) return;
    for (const mark of article.querySelectorAll("mark")) {
      mark.classList.toggle("on", mark.dataset.findings.split(" ").includes(number));
    }
    article.querySelector(`.side[data-finding="${number}"]`)?.classList.add("on");
  };
  const arrive = () => {
    const found = /^#(d\d+)-f(\d+)/.exec(location.hash);
    if (found) choose(document.getElementById(found[1]), found[2]);
  };
  addEventListener("hashchange", arrive);
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    if (!mark || event.target.closest("a") || String(getSelection())) return;
    const article = mark.closest("article");
    const number = mark.dataset.findings.split(" ")[0];
    location.hash = `${article.id}-f${number}`;
    choose(article, number);
  });
  // j and k go from finding to finding
  document.addEventListener("keydown", (event) => {
    if ((event.key !== "j" && event.key !== "k") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea")) return;
    const notes = [...document.querySelectorAll(".side[data-finding]")];
    if (!notes.length) return;
    const at = notes.findIndex((note) => note.classList.contains("on"));
    const next = event.key === "j" ? Math.min(at + 1, notes.length - 1) : Math.max(at - 1, 0);
    location.hash = notes[next].id;
    notes[next].focus({ preventScroll: true });
  });

  const theme = kept.get("colours");
  if (theme === "light" || theme === "dark") root.dataset.colours = theme;
  const language = kept.get("language");
  speak(language === "zh" || language === "en" ? language : root.dataset.lang);
  arrive();
})();
