// The pooled reading level of a file.
#include <algorithm>
#include <cstdio>

#include "lint/text_parts.h"
#include "lint/wording.h"

namespace nextsession {
namespace {

bool is_running_text(const LintText& text) {
  switch (text.kind) {
    case TextKind::Stem:
    case TextKind::Help: return true;
    case TextKind::Option:
    case TextKind::Heading: return false;
    case TextKind::Message: return ends_as_sentence(text.text);
  }
  return false;
}

std::string one_decimal(double number) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.1f", number);
  return buffer;
}

struct HardText {
  double level = 0;
  std::string key;
};

// The hardest of the longer texts, hardest first, as "; the hardest: advice.A9.why (12.3), ...".
std::string hardest(std::vector<HardText> texts, Formula formula) {
  std::stable_sort(texts.begin(), texts.end(), [&](const HardText& a, const HardText& b) {
    return higher_is_easier(formula) ? a.level < b.level : a.level > b.level;
  });
  std::string list;
  for (std::size_t i = 0; i < texts.size() && i < 5; ++i) {
    list += (i > 0 ? ", " : "; the hardest: ") + texts[i].key + " (" + one_decimal(texts[i].level) +
            ")";
  }
  return list;
}

constexpr int longer_text = 8;  // words; below, one long word decides

}  // namespace

void check_reading_level(const std::string& file, const std::vector<LintText>& texts,
                         const LanguageRules& rules, LintReport& report) {
  if (rules.formula == Formula::None) return;
  for (const Audience audience : {Audience::Patient, Audience::Looser}) {
    PooledLevel pool;
    pool.audience = audience;
    pool.formula = rules.formula;
    pool.limit = audience == Audience::Patient ? rules.patient_limit : rules.looser_limit;
    std::vector<HardText> singles;
    for (const LintText& text : texts) {
      if (text.audience != audience || !is_running_text(text)) continue;
      const TextCounts counts =
          count_text(split_sentences(text.text, rules.abbreviations), rules.formula);
      pool.counts += counts;
      if (counts.words >= longer_text) {
        singles.push_back({reading_level(counts, rules.formula), text.key});
      }
    }
    if (pool.counts.words == 0) continue;
    pool.level = reading_level(pool.counts, rules.formula);
    pool.enough = pool.counts.words >= least_words_to_judge;
    report.level(file, pool);
    const bool hard =
        higher_is_easier(rules.formula) ? pool.level < pool.limit : pool.level > pool.limit;
    if (!pool.enough || !hard) continue;
    const std::string scale = higher_is_easier(rules.formula) ? "INFLESZ " : "grade ";
    report.error("reading-level", {file, "", name_of(audience)},
                 std::string(audience == Audience::Patient ? "Patients' words" : "Looser words") +
                     " read at " + scale + one_decimal(pool.level) + ", the limit is " +
                     one_decimal(pool.limit) + ".",
                 "Shorten sentences and words" + hardest(std::move(singles), rules.formula) + ".");
  }
}

}  // namespace nextsession
