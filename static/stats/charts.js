/* Draws each chart from the table beside it, so that both always say the same; needs Chart.js, which Unfold ships. */
(() => {
  const numbers = new Intl.NumberFormat("vi");

  function colours() {
    const dark = document.documentElement.classList.contains("dark");
    return dark
      ? { views: "#f87171", people: "#60a5fa", text: "#d6d3d1", grid: "#44403c" }
      : { views: "#b81c1c", people: "#1d4ed8", text: "#44403c", grid: "#e7e5e4" };
  }

  function columns(table) {
    const headings = [...table.tHead.rows[0].cells];
    const rows = [...table.tBodies[0].rows];
    return headings
      .map((heading, place) => ({ heading, place }))
      .filter(({ heading }) => heading.dataset.series)
      .map(({ heading, place }) => ({
        kind: heading.dataset.series,
        label: heading.textContent.trim(),
        data: rows.map((row) => (row.cells[place].dataset.value === "" ? null : Number(row.cells[place].dataset.value))),
        before: rows.map((row) => row.cells[3]?.textContent ?? ""),
      }));
  }

  function dataset(column, palette) {
    const isBefore = column.kind.endsWith("-before");
    const colour = palette[column.kind.replace("-before", "")];
    return {
      ...column,
      borderColor: isBefore ? `${colour}b3` : colour,
      backgroundColor: isBefore ? "transparent" : colour,
      borderDash: isBefore ? [4, 4] : [],
      borderWidth: isBefore ? 1.5 : 2.5,
      pointRadius: column.data.length > 60 || isBefore ? 0 : 3,
      pointHitRadius: 12,
      tension: 0.25,
      order: isBefore ? 1 : 0,
    };
  }

  function options(palette) {
    const ticks = { color: palette.text, maxRotation: 0, autoSkipPadding: 16 };
    return {
      animation: false,
      maintainAspectRatio: false,
      interaction: { mode: "index", intersect: false },
      scales: {
        x: { ticks, grid: { display: false } },
        y: {
          beginAtZero: true,
          grid: { color: palette.grid },
          ticks: { ...ticks, precision: 0, callback: (value) => numbers.format(value) },
        },
      },
      plugins: {
        legend: { labels: { color: palette.text, usePointStyle: true, boxHeight: 6 } },
        tooltip: { callbacks: { label: said } },
      },
    };
  }

  function said(item) {
    const when = item.dataset.kind.endsWith("-before") ? ` (${item.dataset.before[item.dataIndex]})` : "";
    return `${item.dataset.label}${when}: ${numbers.format(item.parsed.y)}`;
  }

  function draw(canvas) {
    const table = document.getElementById(canvas.dataset.table);
    const palette = colours();
    const labels = [...table.tBodies[0].rows].map((row) => row.cells[0].textContent);
    const datasets = columns(table).map((column) => dataset(column, palette));
    return new Chart(canvas, { type: "line", data: { labels, datasets }, options: options(palette) });
  }

  function drawAll() {
    document.querySelectorAll("canvas[data-table]").forEach((canvas) => {
      Chart.getChart(canvas)?.destroy();
      draw(canvas);
    });
  }

  drawAll();
  new MutationObserver(drawAll).observe(document.documentElement, { attributeFilter: ["class"] });
})();
