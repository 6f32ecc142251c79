"use strict";
(function () {
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);

  // Items: one is open, named in the address.
  function open(number, scroll) {
    document.querySelectorAll(".item").forEach((item) => item.classList.toggle("open", item.id === "item-" + number));
    document.querySelectorAll("nav a").forEach((link) =>
      link.setAttribute("aria-current", String(link.dataset.item === String(number))));
    const item = byId("item-" + number);
    if (item && scroll) item.scrollIntoView({ block: "start" });
  }
  document.querySelectorAll("nav a").forEach((link) =>
    link.addEventListener("click", (event) => {
      event.preventDefault();
      open(link.dataset.item, false);
      show({ item: Number(link.dataset.item) });
    }));
  const first = document.querySelector("nav a[data-first]") || document.querySelector("nav a");
  if (first) open(first.dataset.item, false);

  // Figures: their evidence is the row of their check, and its parcels on the map.
  function evidence(check) {
    document.querySelectorAll("tr.hit").forEach((row) => row.classList.remove("hit"));
    const row = byId("check-" + check);
    if (!row) return;
    row.classList.add("hit");
    row.scrollIntoView({ block: "nearest" });
    show({ check: Number(check) });
  }
  document.querySelectorAll("[data-check]").forEach((one) =>
    one.addEventListener("click", () => evidence(one.dataset.check)));
  document.querySelectorAll("[data-place]").forEach((one) => {
    one.setAttribute("aria-label", data.words.place + " " + one.dataset.place);
    one.addEventListener("click", () => {
      const box = byId("map");
      box.scrollIntoView({ block: "nearest" });
      if (!show({ place: one.dataset.place })) say(one.dataset.place + " · " + data.words.notDrawn);
    });
  });

  // What the map shows, in words: for those who do not see it.
  function say(text) {
    const place = byId("map-status");
    if (place) place.textContent = text;
  }

  // Tables: sorted by a heading, searched by a word.
  function key(cell) {
    const number = cell.dataset.value;
    return number === undefined ? cell.textContent : Number(number);
  }
  document.querySelectorAll("th button").forEach((button) =>
    button.addEventListener("click", () => {
      const head = button.closest("th");
      const table = head.closest("table");
      const column = Number(head.dataset.column);
      const up = head.getAttribute("aria-sort") !== "ascending";
      table.querySelectorAll("thead th").forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const body = table.tBodies[0];
      // A subtotal stays below its rows.
      const blocks = [[]];
      Array.from(body.rows).forEach((row) => {
        blocks[blocks.length - 1].push(row);
        if (row.classList.contains("sum")) blocks.push([]);
      });
      const isSum = (row) => row.classList.contains("sum");
      blocks.forEach((rows) => rows.sort((a, b) => {
        if (isSum(a) || isSum(b)) return isSum(a) - isSum(b);
        const [x, y] = [key(a.cells[column]), key(b.cells[column])];
        const order = typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y), "zh");
        return up ? order : -order;
      }));
      blocks.flat().forEach((row) => body.appendChild(row));
    }));
  document.querySelectorAll("input[data-search]").forEach((field) =>
    field.addEventListener("input", () => {
      const word = field.value.trim().toLowerCase();
      const table = byId(field.dataset.search);
      Array.from(table.tBodies[0].rows).forEach((row) => {
        row.hidden = word !== "" && !row.textContent.toLowerCase().includes(word);
      });
    }));

  // The map; without the library the picture below it stays.
  let show = () => false;
  if (typeof L !== "undefined") show = map();
  function map() {
    const box = byId("map");
    box.textContent = "";
    const view = L.map(box, { preferCanvas: true, attributionControl: false, minZoom: 2, maxZoom: 20, zoomSnap: 0.25 });
    L.control.scale({ imperial: false }).addTo(view);
    const colours = data.colours;
    const groups = {};
    const shapes = [];
    data.layers.forEach((layer) => {
      const group = L.layerGroup();
      layer.features.forEach((feature) => {
        const rings = (feature.rings || []).map((polygon) => polygon.map((ring) => {
          const points = [];
          let [x, y] = [0, 0];
          for (let i = 0; i < ring.length; i += 2) {
            x += ring[i];
            y += ring[i + 1];
            points.push([y / 1e5, x / 1e5]);
          }
          return points;
        }));
        const colour = colours[feature.state] || layer.colour;
        const options = { color: colour, weight: feature.state === "differs" ? 2 : 1, fillOpacity: layer.filled ? 0.35 : 0.04 };
        const shape = feature.at
          ? L.circleMarker([feature.at[1] / 1e5, feature.at[0] / 1e5], { radius: 3, color: colour, weight: 1, fillOpacity: 0.6 })
          : L.polygon(rings, options);
        const label = document.createElement("div");
        feature.words.forEach((word) => {
          const line = document.createElement("div");
          line.textContent = word;
          label.appendChild(line);
        });
        shape.bindTooltip(label, { sticky: true });
        shape.on("click", () => {
          if (feature.items.length) open(feature.items[0], false);
          say(feature.words.join(" · "));
        });
        shape.feature = {
          key: layer.name + "#" + feature.fid, group: layer.name, of: feature.of, items: feature.items,
          words: feature.words, options: options };
        shapes.push(shape);
        group.addLayer(shape);
      });
      groups[layer.name] = group;
      if (layer.shown) group.addTo(view);
    });
    L.control.layers(null, groups, { collapsed: true }).addTo(view);
    box.querySelectorAll(".leaflet-control-layers-toggle").forEach((one) => { one.title = data.words.layers; });
    const whole = L.latLngBounds(data.bounds.map((place) => [place[1] / 1e5, place[0] / 1e5]));
    const fit = () => { if (whole.isValid()) view.fitBounds(whole); else view.setView([46, 122], 7); };
    fit();
    byId("whole").addEventListener("click", fit);
    // Shows what a check, an item or a row of a table is about; false when none of it is drawn.
    return (wanted) => {
      const keys = wanted.place !== undefined ? new Set([wanted.place])
        : wanted.check !== undefined ? new Set(data.checks[wanted.check]) : null;
      const bounds = L.latLngBounds([]);
      const hits = [];
      shapes.forEach((shape) => {
        const isHit = keys ? keys.has(shape.feature.key) || wanted.place !== undefined && keys.has(shape.feature.of) : shape.feature.items.includes(wanted.item);
        shape.setStyle({ weight: isHit ? 3 : shape.feature.options.weight });
        if (!isHit) return;
        const group = groups[shape.feature.group];
        hits.push(shape);
        if (group && !view.hasLayer(group)) group.addTo(view);
        bounds.extend(shape.getBounds ? shape.getBounds() : shape.getLatLng());
      });
      if (bounds.isValid()) view.fitBounds(bounds, { maxZoom: 16, padding: [20, 20] });
      if (hits.length) say(hits[0].feature.words.join(" · ") + (hits.length > 1 ? " — " + data.words.shown + " " + hits.length : ""));
      return hits.length > 0;
    };
  }
})();
