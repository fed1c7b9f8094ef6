namespace Groundwork.Plots;

public class PageScriptTests
{
    [Theory]
    [InlineData("// why\natob('a // b', \"c /* d */\"); /* e */", "atob('a // b',\"c /* d */\");")]
    [InlineData("const path = `M${first + `${second}` } , ${ {first}.first }z`;", "let c=`M${a+`${b}`} , ${{first:a}.first}z`;")]
    [InlineData("const r = text.replace(/[/\"']+ x/g, '').length / 2 / (text.length);", "let b=a.replace(/[/\"']+ x/g,'').length/2/(a.length);")]
    [InlineData("const o = { row, row: row, [row]: 0.5, 'row': true };", "let b={row:a,row:a,[a]:.5,'row':!0};")]
    [InlineData("const { x, y } = a; const z = x - -y + +x;", "let{x:a,y:b}=c,d=a- -b+ +a;")]
    [InlineData("if (u) { return u; } const v = u ? .5 : u?.w;", "if(a){return a}let b=a?.5:a?.w;")]
    public void Only_what_the_eye_needs_is_left_out(string script, string small)
    {
        string got = PageScript.Minify($"for (const root of all) {{ {script} }}");
        string body = got[(got.IndexOf('{', StringComparison.Ordinal) + 1)..^1];
        Assert.Equal(Shape(small.TrimEnd(';')), Shape(body));
    }

    // Which letter a name gets is of no matter: names are numbered in the order in which they come.
    static string Shape(string script)
    {
        Dictionary<string, string> names = [];
        return System.Text.RegularExpressions.Regex.Replace(script, @"(?<![\w.'/\]])[a-zA-Z_$]\b(?![\w'])", m => names.TryGetValue(m.Value, out string? known) ? known : names[m.Value] = $"#{names.Count}");
    }

    [Fact]
    public void Names_of_the_block_are_the_same_in_all_statements_and_others_are_not_mixed_up()
    {
        string small = PageScript.Minify("for (const root of all) { const first = 1, second = root, use = atob; use(third => third + first); use(fourth => fourth + second); }");
        var match = System.Text.RegularExpressions.Regex.Match(small, @"^for\(let (\w) of (\w)\)\{let (\w)=1,(\w)=\1,(\w)=atob;\5\((\w)=>\6\+\3\);\5\((\w)=>\7\+\4\)\}$");
        Assert.True(match.Success, small);
        Assert.NotEqual(match.Groups[3].Value, match.Groups[4].Value);
        Assert.DoesNotContain(match.Groups[6].Value, (string[])[match.Groups[3].Value, match.Groups[5].Value]);
        Assert.DoesNotContain(match.Groups[7].Value, (string[])[match.Groups[4].Value, match.Groups[5].Value]);
    }

    [Fact]
    public void The_small_script_keeps_every_string_and_pattern_of_its_source()
    {
        static string[] Kept(string script) => [.. ScriptToken.Read(script).Select(t => t.Text).Where(t => t[0] is '"' or '\'' || t[0] == '/' && t.Length > 1)];
        Assert.Equal(Kept(PageScript.Source()), Kept(PageScript.Small(ScriptParts.All)));
        Assert.DoesNotContain("\n", PageScript.Small(ScriptParts.All));
    }
}
