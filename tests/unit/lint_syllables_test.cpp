#include "lint/syllables.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "lint/readability.h"

using namespace nextsession;

namespace {

struct SyllableRow {
  const char* words;
  int syllables;  // of each
};

void check_syllables(const std::vector<SyllableRow>& rows, int (*count)(std::string_view)) {
  for (const SyllableRow& row : rows) {
    for (const std::string& word : split_words(row.words)) {
      CAPTURE(word);
      CHECK(count(word) == row.syllables);
    }
  }
}

}  // namespace

// Counts as in the CMU Pronouncing Dictionary, any of its pronunciations.
TEST_CASE("lint: syllables of English words") {
  check_syllables(
      {
          {"a the talk stuck help through friend eye eyes hour our real rule", 1},
          // silent e, also before an ending
          {"make makes time times change helped asked called raised styles close clothes", 1},
          {"lately rarely hopeful useful movement statement careful safety homework", 2},
          // an e that sounds
          {"table people little handled settled centre wishes voices changes boxes wanted needed",
           2},
          {"colleague technique", 2},
          {"dialogues", 3},
          {"session question special social patient ancient conscious anxious", 2},
          // vowels that part
          {"client trial quiet being going trying doing diet lion poem ruin fluid", 2},
          {"usual actual easier medium serious various obvious radio video period idea area", 3},
          {"experience society anxiety evaluate appreciate material diagnosis suicidal reality", 4},
          {"therapy therapist carrying sexual influence familiar", 3},
          // y
          {"yes you my", 1},
          {"beyond player saying rhythm lawyer enjoy", 2},
          {"criticism", 4},
          // apostrophes
          {"don't can't won't i'm it's you've we'll they're aren't", 1},
          {"isn't doesn't didn't couldn't haven't it'd", 2},
          {"therapist's", 3},
          // compounds and the table
          {"something sometimes someone somewhat lifetime business evening", 2},
          {"everything everyone anyone anything", 3},
          {"well-being", 3},
          // numbers: one for each digit
          {"7", 1},
          {"15", 2},
          {"#", 1},
      },
      english_syllables);
}

TEST_CASE("lint: syllables of Spanish words") {
  check_syllables(
      {
          {"y o sol hay rey muy buey que guion fue dio bien vais", 1},
          // diphthongs and triphthongs
          {"agua quiere guerra ciudad cuidar viuda reina causa playa reyes vaya cambiáis", 2},
          {"construí prohibir", 2},
          {"terapia familia pregunta sesiones respuesta Uruguay prohibido guitarra", 3},
          {"desahucio paciente construíais", 3},
          {"terapeuta averigüéis", 4},
          // hiatus: two strong vowels, a strong one and an accented weak one
          {"caos leer país baúl oír reír tío mío búho rehén ahí raíz grúa guía", 2},
          {"poeta teatro cohete alcohol leído oía caída chiita", 3},
          {"aéreo vehículo zanahoria continúo leíamos energía todavía", 4},
          // silent u, and one that is not
          {"llegué sigue queso quizá noche hecho ancho muchas", 2},
          {"vergüenza pingüino", 3},
          {"psicoterapia", 5},
          {"112", 3},
          {"#", 1},
      },
      spanish_syllables);
}
