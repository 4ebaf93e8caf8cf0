package dev.tandem.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Files in and out. */
class FilesApiIT extends ApiCase {
  @Test
  void oneCallImportsARealBacklog() throws java.io.IOException {
    byte[] file =
        FilesApiIT.class.getResourceAsStream("/demo/backlog-usergrid.csv").readAllBytes();

    Http.Answer dry = owner.post(at("/import?format=csv&dryRun=true"), file);
    assertThat(dry.json().getInteger("created")).isEqualTo(482);
    assertThat(owner.get(at("")).json().getLong("version")).isEqualTo(2);

    // As curl --data-binary sends it.
    Http.Answer done = owner
        .with("content-type", "application/x-www-form-urlencoded")
        .post(at("/import?format=csv"), file);

    assertThat(done.status()).isEqualTo(200);
    assertThat(done.json()).isEqualTo(dry.json());
    assertThat(done.json().getInteger("rows")).isEqualTo(482);
    assertThat(done.list("refused")).isEmpty();
    assertThat(done.list("columns").getJsonObject(3).getMap())
        .containsEntry("heading", "storypoint")
        .containsEntry("field", "points");
    assertThat(owner.get(at("")).text().split("\"kind\":\"story\"")).hasSize(483);
    String csv = owner.get(at("/export/csv")).text();
    assertThat(csv)
        .startsWith(
            "key,title,description,points,labels,initiative,sprint,assignees,type,epic,blocked\r\nTAN-1,Asset data does not");
  }

  @Test
  void importTakesTheGoodRowsAndListsTheBad() {
    Http.Answer answer = owner.post(at("/import?format=csv"), "title,points\nGood,1\nBad,many\n");

    assertThat(answer.json().getInteger("created")).isEqualTo(1);
    assertThat(answer.list("refused").getJsonObject(0).getMap())
        .containsEntry("line", 3)
        .containsEntry("field", "points");
    assertThat(owner.get(at("/export/csv")).text()).contains("Good").doesNotContain("Bad");
  }

  @Test
  void aBoardTakesTheHistoryOfOneTeam() {
    String file = "boardid,sprintid,name,delivered\n5,1,One,8\n37,1,One,20\n37,2,Two,22\n";
    String call = "/import?format=sprints";

    Http.Answer dry = owner.post(at(call + "&dryRun=true"), file);
    assertThat(dry.json().getInteger("created")).isEqualTo(2);
    assertThat(dry.list("teams").getJsonObject(1).getMap())
        .containsEntry("team", "37")
        .containsEntry("sprints", 2)
        .containsEntry("taken", true);
    Http.Answer unknown = owner.post(at(call + "&team=6"), file);
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.field()).isEqualTo("team");
    assertThat(unknown.text()).contains("5, 37");
    assertThat(owner.get(at("")).text()).doesNotContain("pastSprint");

    Http.Answer taken = owner.post(at(call + "&team=37"), file);

    assertThat(taken.json().getInteger("created")).isEqualTo(2);
    assertThat(owner.get(at("")).text().split("\"kind\":\"pastSprint\"")).hasSize(3);
  }

  @Test
  void aBoardTravelsAsJson() {
    owner.post(at("/ops"), ops(newClient(), lane("Travels")));
    Http.Answer file = owner.get(at("/export/json"));
    assertThat(file.header("content-disposition")).isEqualTo("attachment; filename=\"plan.json\"");
    makeBoard();

    Http.Answer report = owner.post(at("/import?format=json"), file.bytes());

    assertThat(report.json().getInteger("created")).isEqualTo(1);
    assertThat(owner.get(at("")).text()).contains("Travels");
    assertThat(owner.get(at("/export/json")).bytes())
        .isEqualTo(owner.get(at("/export/json")).bytes());
  }
}
