package dev.tandem.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.protocol.OpsReader;
import dev.tandem.protocol.SentOp;
import dev.tandem.protocol.ServerMessage.Answer;
import dev.tandem.protocol.Wire;
import dev.tandem.room.BoardRoom;
import dev.tandem.room.Submission;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;

/** Ops by HTTP: the same ops and rules as on the socket. Refused ones are in the list; the call itself went well. */
final class OpRoutes {
  private static final int LARGEST_BODY = 1 << 20;
  private static final Pattern CLIENT = Pattern.compile("[0-9a-f]{32}");

  private final Boards boards;
  private final OpsReader reader;
  private final int mostOps;

  OpRoutes(Boards boards, int mostOps, int opBytes) {
    this.boards = boards;
    this.mostOps = mostOps;
    reader = new OpsReader(mostOps, opBytes);
  }

  void mount(Api api) {
    api.post("/api/boards/:board/ops", LARGEST_BODY, this::submit);
  }

  private Future<Void> submit(Call call) throws OpsReader.NoNumber {
    Fields fields = Fields.of(call.body(), "client", "list", "together");
    String client = fields.text("client");
    if (!CLIENT.matcher(client).matches()) {
      throw Problem.invalid("client", "It must be 32 hex digits in small letters.");
    }
    JsonNode list = fields.node("list");
    if (list.size() > mostOps)
      throw Problem.limit("list", "At most " + mostOps + " ops fit in a call.");
    List<SentOp> ops = reader.read(list, call.body().length());
    boolean together = fields.flag("together");
    if (together && ops.size() > Submission.TOGETHER) {
      throw Problem.limit("list", "At most " + Submission.TOGETHER + " ops can be done together.");
    }
    return boards
        .room(call)
        .compose(room -> room.submit(Submission.of(call.person(), client, ops, together))
            .compose(answers -> call.json(200, answer(room, answers))));
  }

  private static JsonObject answer(BoardRoom room, List<Answer> answers) {
    JsonArray list = new JsonArray();
    for (Answer answer : answers) {
      JsonObject json =
          new JsonObject().put("n", answer.n()).put("state", Wire.word(answer.state()));
      answer.version().ifPresent(version -> json.put("version", version));
      answer.code().ifPresent(code -> json.put("code", code.name()));
      answer.field().ifPresent(field -> json.put("field", field));
      answer.text().ifPresent(text -> json.put("text", text));
      list.add(json);
    }
    return new JsonObject().put("version", room.head().version()).put("list", list);
  }
}
