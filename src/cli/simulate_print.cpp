#include "cli/simulate_print.h"

#include <algorithm>

#include "questionnaire/json.h"
#include "questionnaire/response.h"

namespace nextsession {
namespace {

using Row = std::vector<std::string>;

struct Table {
  std::string title;
  Row head;
  std::vector<Row> rows;
};

// "12345 (12.3 %)"; "never" where something should be reached and is not.
std::string reached_cell(std::int64_t count, std::int64_t of) {
  if (count == 0) return "never";
  const std::int64_t tenths = of == 0 ? 0 : (count * 1000 + of / 2) / of;
  return std::to_string(count) + " (" + std::to_string(tenths / 10) + "." +
         std::to_string(tenths % 10) + " %)";
}

// The same in a sentence.
std::string in_words(std::int64_t count, std::int64_t of) {
  return count == 0 ? "none" : reached_cell(count, of);
}

// The same where it need not be reached.
std::string free_cell(std::int64_t count, std::int64_t of) {
  return count == 0 ? "-" : reached_cell(count, of);
}

Table reached_table(const char* title, const char* what, const std::vector<Reached>& list,
                    std::int64_t of) {
  Table table{title, {what, "visits"}, {}};
  for (const Reached& one : list) table.rows.push_back({one.id, reached_cell(one.count, of)});
  return table;
}

Table areas_table(const FormReport& report) {
  Table table{"Areas", {"area", "reason", "strength", "check"}, {}};
  const std::int64_t of = report.visits;
  for (const ReachedArea& area : report.areas) {
    const auto cell = [&](bool possible, std::int64_t count) {
      return possible ? reached_cell(count, of) : free_cell(count, of);
    };
    table.rows.push_back({area.id, reached_cell(area.reason, of),
                          cell(area.may_be_strength, area.strength),
                          cell(area.may_be_check, area.check)});
  }
  return table;
}

Table advice_table(const FormReport& report) {
  Table table{"Advice", {"advice", "among the first three", "further down", "held back"}, {}};
  const std::int64_t of = report.visits;
  for (const ReachedAdvice& one : report.advice) {
    const bool shown = one.shown() > 0;
    table.rows.push_back({one.id, shown ? free_cell(one.first, of) : "never",
                          shown ? free_cell(one.more, of) : "never", free_cell(one.held_back, of)});
  }
  return table;
}

Table questions_table(const FormReport& report, const LengthBudget& budget) {
  Table table{"Questions seen by a visitor: at most " + std::to_string(budget.median) +
                  " (median) and " + std::to_string(budget.p95) + " (p95) are wanted",
              {"path", "visits", "median", "p95", "most", "minutes (median, p95)"},
              {}};
  for (const Path& path : report.paths) {
    const Lengths& length = path.questions;
    const int median = length.quantile(0.5);
    const int p95 = length.quantile(0.95);
    if (length.count() == 0) {
      table.rows.push_back({path.title, "-", "-", "-", "-", "-"});
      continue;
    }
    table.rows.push_back({path.title, std::to_string(length.count()), std::to_string(median),
                          std::to_string(p95), std::to_string(length.most()),
                          minutes_for(median) + ", " + minutes_for(p95)});
  }
  return table;
}

Table invariants_table(const FormReport& report) {
  Table table{"Invariants", {"id", "checked", "broken", "what must hold"}, {}};
  for (const Kept& kept : report.invariants) {
    table.rows.push_back({kept.id, std::to_string(kept.looked),
                          kept.broken == 0 ? "-" : std::to_string(kept.broken), kept.statement});
  }
  return table;
}

void print_markdown(const Table& table, std::ostream& out) {
  out << "**" << table.title << "**\n\n";
  const auto line = [&](const Row& row) {
    for (const std::string& cell : row) out << "| " << cell << ' ';
    out << "|\n";
  };
  line(table.head);
  for (std::size_t i = 0; i < table.head.size(); ++i) out << "|-";
  out << "|\n";
  for (const Row& row : table.rows) line(row);
  out << '\n';
}

void print_text(const Table& table, std::ostream& out) {
  std::vector<std::size_t> widths(table.head.size());
  const auto measure = [&](const Row& row) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  };
  measure(table.head);
  for (const Row& row : table.rows) measure(row);
  const auto line = [&](const Row& row) {
    out << "  ";
    for (std::size_t i = 0; i < row.size(); ++i) {
      out << row[i];
      if (i + 1 < row.size()) out << std::string(widths[i] - row[i].size() + 2, ' ');
    }
    out << '\n';
  };
  out << table.title << '\n';
  line(table.head);
  for (const Row& row : table.rows) line(row);
  out << '\n';
}

std::string answer_text(const Answer& answer) {
  if (answer.kind == Answer::Kind::DoesNotApply) return "does not apply";
  if (answer.kind == Answer::Kind::RatherNotSay) return "rather not say";
  std::string text;
  for (const Value& value : answer.values) {
    const auto* number = std::get_if<std::int64_t>(&value);
    text +=
        (text.empty() ? "" : ", ") + (number != nullptr ? std::to_string(*number) : code_of(value));
  }
  return text;
}

}  // namespace

void print_simulation(const FormReport& report, std::uint64_t seed, const LengthBudget& budget,
                      TableStyle style, std::ostream& out) {
  const bool markdown = style == TableStyle::Markdown;
  out << (markdown ? "### " : "== ") << "Form: " << report.form << (markdown ? "\n\n" : " ==\n")
      << report.visits << " visits, seed " << seed << ". Reasons are looked for in "
      << in_words(report.attributed, report.visits) << "; no area stands out as a strength in "
      << in_words(report.no_strength, report.visits) << "; a gate ends "
      << in_words(report.gated, report.visits) << ".\n\n";
  const std::vector<Table> tables{
      reached_table("Ways to answer", "pattern", report.patterns, report.visits),
      areas_table(report),
      reached_table("Notes", "note", report.notes, report.visits),
      reached_table("Safety flags", "flag", report.flags, report.visits),
      advice_table(report),
      questions_table(report, budget),
      invariants_table(report)};
  for (const Table& table : tables) {
    markdown ? print_markdown(table, out) : print_text(table, out);
  }
  const std::vector<std::string> wrong = shortfalls(report, budget);
  for (const std::string& line : wrong) out << (markdown ? "- " : "") << "WRONG: " << line << '\n';
  for (const Kept& kept : report.invariants) {
    if (kept.broken == 0 || markdown) continue;
    out << "  see it with: nextsession simulate --form " << report.form << " --seed " << seed
        << " --only " << kept.first << '\n';
  }
  if (!wrong.empty()) out << '\n';
}

bool print_simulated_visit(const SimulatedVisit& visit, const Observed& seen, std::uint64_t seed,
                           std::ostream& out) {
  out << "Form: " << seen.form.rules.questionnaire << "\nVisit " << visit.number << " of seed "
      << seed << ": " << visit.pattern->group
      << (visit.pattern->about.empty() ? "" : ", " + visit.pattern->about) << "\nAsked:";
  for (const std::string& key : visit.asked) out << ' ' << key;
  out << "\nOpened by hand:";
  for (const std::string& id : visit.opened) out << ' ' << id;
  out << "\nTalked about before:";
  for (const std::string& id : visit.raised) out << ' ' << id;
  out << "\nAnswers:\n";
  for (const auto& [key, answer] : visit.answers) {
    out << "  " << key << ": " << answer_text(answer) << '\n';
  }
  out << to_json(seen.outcome, seen.form.rules).dump(2) << '\n';
  bool well = true;
  for (const Invariant& invariant : invariants()) {
    const Verdict verdict = invariant.check(seen);
    if (verdict.broken.empty()) continue;
    well = false;
    out << "WRONG: " << invariant.id << ": " << verdict.broken << ". " << invariant.statement
        << ".\n";
  }
  if (well) out << "Every invariant holds.\n";
  out << '\n';
  return well;
}

}  // namespace nextsession
